import { describe, expect, it } from "vitest";
import { type ActionField, emptyValuesOf, type FieldValue, type FieldValues } from "#web/kit/actionFields.ts";
import { type ActName, requestsContract } from "../contract.ts";
import { requestActions } from "../domain/processes.ts";
import { decides, type FieldMaker, fieldsOf, inputOf, isActName, isDestructive } from "./actionFields.ts";
import { useActWords } from "./acts/words.ts";

const names = Object.keys(requestsContract.act) as ActName[];
const fileId = "0192a0b0-0000-7000-8000-000000000001";
const bodies = [{ id: "652301-D-housing", name: "住建局", path: [] }];
const maker: FieldMaker = {
  t: useActWords.inLanguage("zh"),
  wordsOf: (words) => words.zh,
  bodies,
  below: bodies,
};

function keysOf(fields: readonly ActionField[]): string[] {
  return fields.flatMap((field) =>
    field.kind === "yesNoPair" ? field.questions.map(({ name }) => name) : [field.name],
  );
}

/** A value for a field: the shortest that may be sent. */
function filled(field: ActionField): FieldValue {
  switch (field.kind) {
    case "longText":
      return "好".repeat(field.fewestCharacters ?? 1);
    case "choice":
      return field.options[0]?.value ?? "";
    case "body":
      return field.bodies[0]?.id ?? "";
    case "bodies":
      return field.bodies.map(({ id }) => id);
    case "files":
      return {
        files: [{ id: fileId, name: "a.jpg", mediaType: "image/jpeg", sizeBytes: 1 }],
        standing: "settled",
      };
    case "rating":
      return 5;
    case "yesNoPair":
      return Object.fromEntries(field.questions.map(({ name }) => [name, true]));
    default:
      throw new Error(`No action asks for a ${field.kind}.`);
  }
}

function fill(fields: readonly ActionField[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, filled(field)]));
}

describe.each(names)("the form of %s", (action) => {
  const schema = requestActions[action].input;
  const fields = fieldsOf(action, maker);

  it("asks for what the action takes, and for nothing else", () => {
    expect(keysOf(fields).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
  });

  it("gives an input that the action takes, filled in completely", () => {
    const values = fill(fields);
    const input = inputOf(fields, values);
    expect(schema.safeParse(input)).toMatchObject({ success: true });
    expect(Object.keys(input).toSorted()).toEqual(keysOf(fields).toSorted());
  });

  it("gives an input that the action takes, with only what is required", () => {
    const values = fill(fields.filter(({ required }) => required));
    expect(schema.safeParse(inputOf(fields, { ...emptyValuesOf(fields), ...values }))).toMatchObject({
      success: true,
    });
  });

  it("lets texts be exactly as short and as long as the action takes them", () => {
    for (const field of fields) {
      if (field.kind !== "longText") continue;
      const most = field.mostCharacters ?? 0;
      const fewest = field.fewestCharacters ?? 0;
      const takes = (length: number) =>
        schema.safeParse(inputOf(fields, { ...fill(fields), [field.name]: "好".repeat(length) })).success;
      expect([field.name, takes(most), takes(most + 1), takes(fewest)]).toEqual([
        field.name,
        true,
        false,
        true,
      ]);
      if (fewest > 1) expect([field.name, takes(fewest - 1)]).toEqual([field.name, false]);
    }
  });

  it("offers every choice that the action takes", () => {
    for (const field of fields) {
      if (field.kind !== "choice") continue;
      for (const { value } of field.options) {
        const values = { ...fill(fields), [field.name]: value };
        expect([value, schema.safeParse(inputOf(fields, values)).success]).toEqual([value, true]);
      }
    }
  });
});

describe("what a form sends", () => {
  it("leaves out what was not asked: nobody answered, so nobody said that it is solved", () => {
    const fields = fieldsOf("recordCallback", maker);
    const values = { ...fill(fields), result: "no-answer" };
    expect(inputOf(fields, values)).toEqual({ result: "no-answer", note: "好" });
  });

  it("asks for the new lead when a lead's return is upheld, and not when a co-handler's is", () => {
    const required = (role: "lead" | "co") =>
      fieldsOf("upholdReturn", { ...maker, role }).find(({ name }) => name === "bodyId")?.required;
    expect([required("lead"), required("co")]).toEqual([true, false]);
  });

  it("knows the actions by name", () => {
    expect(names.every(isActName)).toBe(true);
    expect(isActName("report")).toBe(false);
    expect(isActName("toString")).toBe(false);
  });

  it("confirms what ends something for good", () => {
    expect(names.filter(isDestructive)).toEqual(
      expect.arrayContaining(["withdraw", "decline", "releaseCoHandler"]),
    );
  });

  it("names the version for what judges the case, and not for a reminder or a phone call", () => {
    expect(["signOff", "dispatch", "confirm"].every((name) => isActName(name) && decides(name))).toBe(true);
    expect(["urge", "supplement", "contact"].some((name) => isActName(name) && decides(name))).toBe(false);
  });
});
