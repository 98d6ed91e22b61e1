import { describe, expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { keepDraft } from "#web/draft/draft.ts";
import { casesWithDrafts, draftSubject, keyOfWaiting, listWaitingDrafts } from "./waitingDrafts.ts";

const now = new Date("2025-03-04T07:20:00Z");
const mine = { caseId: "c1", personId: "p1", postId: "post1" };

function storageWith(drafts: Readonly<Record<string, object>>, place = mine) {
  const storage = memoryStorage();
  for (const [name, values] of Object.entries(drafts))
    keepDraft(storage, keyOfWaiting(place, name), { values, uploadSession: "u" }, { version: 1, now });
  return storage;
}

describe("the drafts that wait on a case", () => {
  it("are those in which something was written or chosen", () => {
    const storage = storageWith({
      "draftAnswer.1": {
        words: "已派人到现场核实。",
        outcome: "solved",
        files: { files: [], standing: "settled" },
      },
      "returnTask.1": { ground: "not-our-duty", reason: "" },
      "reportResult.1": { words: "  ", files: { files: [], standing: "settled" }, sure: false },
      "recordCallback.2": { solved: false },
    });
    expect(listWaitingDrafts(storage, mine, now)).toEqual([
      { name: "draftAnswer.1", savedAt: now.toISOString(), texts: ["已派人到现场核实。"] },
      { name: "returnTask.1", savedAt: now.toISOString(), texts: [] },
    ]);
  });

  it("holds a no that was answered in a pair of questions", () => {
    const storage = storageWith({ confirm: { both: { solved: false } } });
    expect(listWaitingDrafts(storage, mine, now)).toHaveLength(1);
  });

  it.each([
    { ...mine, personId: "p2" },
    { ...mine, postId: "post2" },
    { ...mine, caseId: "c2" },
  ])("are not those of another person, post or case", (other) => {
    const storage = storageWith({ urge: { words: "请尽快处理" } });
    expect(listWaitingDrafts(storage, other, now)).toEqual([]);
    expect(draftSubject(other) === draftSubject(mine) && other.personId === mine.personId).toBe(false);
  });

  it("mark their cases in a list, each post its own", () => {
    const storage = storageWith({ urge: { words: "请尽快处理" }, "signIn.1": {} });
    const { personId, postId } = mine;
    expect([...casesWithDrafts(storage, { personId, postId }, now)]).toEqual(["c1"]);
    expect([...casesWithDrafts(storage, { personId, postId: "post2" }, now)]).toEqual([]);
    expect([...casesWithDrafts(storage, { personId: "p2", postId }, now)]).toEqual([]);
  });
});
