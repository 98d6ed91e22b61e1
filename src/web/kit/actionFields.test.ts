import { describe, expect, it } from "vitest";
import {
  type ActionField,
  emptyValuesOf,
  type FieldValue,
  problemsOf,
  valueOf,
  withoutSecrets,
} from "./actionFields.ts";

const base = { name: "f", label: "字段" };
const options = [
  { value: "litigation", label: "诉讼", asksReason: true },
  { value: "repeated", label: "重复" },
];
const questions = [
  { name: "solved", label: "解决了吗" },
  { name: "satisfied", label: "满意吗" },
] as const;
const limits = { mostFiles: 3, mostBytes: 10, accept: ["image/*"] };
const photo = { id: "1", name: "a.jpg", mediaType: "image/jpeg", sizeBytes: 1 };

function problem(field: ActionField, value: FieldValue) {
  return problemsOf([field], { f: value })["f"];
}

describe("a form before it is sent", () => {
  it.each<[string, ActionField, FieldValue, string | undefined]>([
    ["asks for a required text", { ...base, kind: "text", required: true }, "  ", "required"],
    ["leaves an optional text alone", { ...base, kind: "text" }, "", undefined],
    ["wants enough characters", { ...base, kind: "longText", fewestCharacters: 4 }, "油烟大", "too-short"],
    [
      "counts people's characters, not code units",
      { ...base, kind: "longText", mostCharacters: 2 },
      "𠮷𠮷",
      undefined,
    ],
    ["limits a text", { ...base, kind: "longText", mostCharacters: 2 }, "油烟大", "too-long"],
    [
      "says what a text is objected to for",
      { ...base, kind: "longText", objects: () => "还有空白" },
      "{结果}",
      "refused",
    ],
    ["takes several choices", { ...base, kind: "choices", options, required: true }, ["repeated"], undefined],
    ["asks for one of several", { ...base, kind: "choices", options, required: true }, [], "choose-one"],
    ["asks for a choice", { ...base, kind: "choice", options, required: true }, "", "choose-one"],
    [
      "does not take a choice that is no longer offered",
      { ...base, kind: "choiceWithReason", options, required: true },
      { choice: "gone", reason: "x" },
      "choose-one",
    ],
    [
      "wants the reason of a choice that asks one",
      { ...base, kind: "choiceWithReason", options },
      { choice: "litigation", reason: " " },
      "reason-required",
    ],
    [
      "wants no reason of a choice that asks none",
      { ...base, kind: "choiceWithReason", options, required: true },
      { choice: "repeated", reason: "" },
      undefined,
    ],
    [
      "limits a reason",
      { ...base, kind: "choiceWithReason", options, mostCharacters: 2 },
      { choice: "repeated", reason: "三个字" },
      "too-long",
    ],
    ["asks for a body", { ...base, kind: "body", bodies: [], required: true }, "", "choose-body"],
    [
      "asks for one body of several",
      { ...base, kind: "bodies", bodies: [], required: true },
      [],
      "choose-body",
    ],
    ["wants enough bodies", { ...base, kind: "bodies", bodies: [], fewest: 2 }, ["1"], "too-few"],
    ["limits bodies", { ...base, kind: "bodies", bodies: [], most: 1 }, ["1", "2"], "too-many"],
    [
      "refuses a date before the earliest",
      { ...base, kind: "date", earliest: "2025-03-05" },
      "2025-03-04",
      "too-early",
    ],
    [
      "takes the latest date itself",
      { ...base, kind: "date", latest: "2025-03-04" },
      "2025-03-04",
      undefined,
    ],
    [
      "refuses a date after the latest",
      { ...base, kind: "date", latest: "2025-03-04" },
      "2025-12-01",
      "too-late",
    ],
    [
      "waits for files on their way",
      { ...base, kind: "files", limits },
      { files: [photo], standing: "uploading" },
      "still-uploading",
    ],
    [
      "does not pass over a file that failed",
      { ...base, kind: "files", limits },
      { files: [photo], standing: "failed" },
      "upload-failed",
    ],
    [
      "asks for evidence where it is required",
      { ...base, kind: "files", limits, required: true },
      { files: [], standing: "settled" },
      "required",
    ],
    ["asks for a rating", { ...base, kind: "rating", required: true }, undefined, "rate-it"],
    ["asks for a tick", { ...base, kind: "tick", required: true }, false, "required"],
    [
      "wants both answers of a pair once one is given",
      { ...base, kind: "yesNoPair", questions },
      { solved: false },
      "both-answers",
    ],
    [
      "takes two answers, also two times no",
      { ...base, kind: "yesNoPair", questions, required: true },
      { solved: false, satisfied: false },
      undefined,
    ],
    ["leaves an optional pair alone", { ...base, kind: "yesNoPair", questions }, {}, undefined],
  ])("%s", (_rule, field, value, code) => {
    expect(problem(field, value)?.code).toBe(code);
  });

  it("says the limit in the problem", () => {
    expect(problem({ ...base, kind: "text", mostCharacters: 2 }, "三个字")).toEqual({
      code: "too-long",
      limit: 2,
    });
  });

  it("finds every problem of a new form at once", () => {
    const fields: ActionField[] = [
      { kind: "text", name: "place", label: "", required: true },
      { kind: "rating", name: "rating", label: "", required: true },
      { kind: "tick", name: "anonymous", label: "" },
    ];
    expect(Object.keys(problemsOf(fields, emptyValuesOf(fields)))).toEqual(["place", "rating"]);
  });

  it("reads a field that an older draft did not have as empty", () => {
    expect(valueOf({}, { name: "new", kind: "bodies" })).toEqual([]);
  });
});

describe("what a browser keeps of a form", () => {
  it("is all but its secrets", () => {
    const fields: ActionField[] = [
      { kind: "text", name: "url", label: "" },
      { kind: "text", name: "secret", label: "", secret: true },
    ];
    expect(withoutSecrets(fields, { url: "https://a.cn", secret: "word" })).toEqual({
      url: "https://a.cn",
      secret: "",
    });
  });
});
