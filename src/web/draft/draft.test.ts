import { describe, expect, it } from "vitest";
import { memoryStorage } from "./browserStorage.ts";
import { draftLifeDays, dropDraft, dropDraftsOf, findDraft, keepDraft, readDraft } from "./draft.ts";
import { draftKeyOf } from "./draftOwner.ts";
import { listDrafts } from "./listDrafts.ts";

const now = new Date("2025-03-04T07:20:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const at = (when: Date, version = 1) => ({ version, now: when });

describe("a draft", () => {
  it("comes back as it was written", () => {
    const storage = memoryStorage();
    keepDraft(storage, "report", { story: "油烟大", files: [1] }, at(now));
    expect(findDraft(storage, "report", at(later(1)))).toEqual({ story: "油烟大", files: [1] });
  });

  it("is not mistaken for another", () => {
    const storage = memoryStorage();
    keepDraft(storage, "case:1:return", "a", at(now));
    expect(findDraft(storage, "case:2:return", at(now))).toBeUndefined();
  });

  it("of another version is dropped, since its shape may not fit", () => {
    const storage = memoryStorage();
    keepDraft(storage, "report", "old shape", at(now, 1));
    expect(findDraft(storage, "report", at(now, 2))).toBeUndefined();
    expect(storage.keys()).toEqual([]);
  });

  it("is forgotten after its life, since it may hold what a resident wrote", () => {
    const storage = memoryStorage();
    keepDraft(storage, "report", "x", at(now));
    expect(findDraft(storage, "report", at(later(draftLifeDays)))).toBeUndefined();
    expect(storage.keys()).toEqual([]);
  });

  it.each(["", "{", "null", "[]", '{"version":1}'])("that is not readable (%s) is dropped", (text) => {
    const storage = memoryStorage();
    storage.setItem("shiliu.draft:report", text);
    expect(findDraft(storage, "report", at(now))).toBeUndefined();
    expect(storage.keys()).toEqual([]);
  });

  it("is gone once it was sent", () => {
    const storage = memoryStorage();
    keepDraft(storage, "report", "x", at(now));
    dropDraft(storage, "report");
    expect(findDraft(storage, "report", at(now))).toBeUndefined();
  });

  it("tells when it was written", () => {
    const storage = memoryStorage();
    keepDraft(storage, "report", "x", at(now));
    expect(readDraft(storage, "report", at(later(1)))?.savedAt).toBe(now.toISOString());
  });

  it("is listed with the others of its kind, the oldest first, and without those that are too old", () => {
    const storage = memoryStorage();
    keepDraft(storage, "case:1:b", "second", at(later(1)));
    keepDraft(storage, "case:1:a", "first", at(now));
    keepDraft(storage, "case:12:a", "another case's", at(now));
    keepDraft(storage, "case:1:c", "too old", at(later(-draftLifeDays)));
    const found = listDrafts<string>(storage, "case:1:", at(later(1)));
    expect(found.map(({ key, value }) => [key, value])).toEqual([
      ["a", "first"],
      ["b", "second"],
    ]);
  });

  it("of one person is none of another's, nor of whoever is not signed in", () => {
    const storage = memoryStorage();
    keepDraft(storage, draftKeyOf("one", "case:1:a"), "theirs", at(now));
    for (const owner of ["other", undefined])
      expect(findDraft(storage, draftKeyOf(owner, "case:1:a"), at(now))).toBeUndefined();
  });

  it("does not outlive a sign-out, but other settings do", () => {
    const storage = memoryStorage();
    storage.setItem("shiliu.language", "en");
    keepDraft(storage, "a", 1, at(now));
    keepDraft(storage, "b", 2, at(now));
    dropDraftsOf(storage, undefined);
    expect(storage.keys()).toEqual(["shiliu.language"]);
  });
});
