import { describe, expect, it } from "vitest";
import { bodyIndexOf } from "#modules/organisations/screens/index.ts";
import { alikeAskedOf } from "./alikeAsked.ts";
import { emptyReport, type ReportDraft } from "./reportDraft.ts";

const line = (
  id: string,
  parentId: string | undefined,
  kind: "prefecture" | "county" | "street" | "community",
) => ({
  id,
  parentId,
  kind,
  active: true,
  name: { zh: id, en: id },
});
const index = bodyIndexOf([
  line("P", undefined, "prefecture"),
  line("C", "P", "county"),
  line("S", "C", "street"),
  line("V", "S", "community"),
]);
const written: ReportDraft = {
  ...emptyReport({
    process: "resident-request",
    who: "unnamed",
    placeIds: ["C", "S", "V"],
    uploadSession: "s",
  }),
  kind: "help",
  words: "路灯坏了很久",
};

describe("cases that may be the same", () => {
  it("are asked for by township, kind and words, a community told as its township", () => {
    expect(alikeAskedOf(written, index)).toEqual({ placeId: "S", kind: "help", words: "路灯坏了很久" });
  });

  it.each<[string, Partial<ReportDraft>]>([
    ["a tip-off", { kind: "tip-off" }],
    ["praise", { kind: "praise" }],
    ["a report about a body", { isAbout: true }],
    ["no kind", { kind: "" }],
    ["hardly a word", { words: "路灯 " }],
    ["a county alone", { placeIds: ["C"] }],
    ["no place", { placeIds: [] }],
  ])("are not asked for with %s", (_name, part) => {
    expect(alikeAskedOf({ ...written, ...part }, index)).toBeUndefined();
    expect(alikeAskedOf(written, undefined)).toBeUndefined();
  });
});
