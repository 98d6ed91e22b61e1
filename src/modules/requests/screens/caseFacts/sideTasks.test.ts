import { describe, expect, it } from "vitest";
import type { CaseView } from "../../contract.ts";
import { opinionsOf, originOf, paperNumber } from "./sideTasks.ts";

function view(tasks: object[], ...entries: object[]): CaseView {
  const timeline = entries.map((entry, index) => ({ version: index + 1, fields: {}, ...entry }));
  return { tasks, timeline } as unknown as CaseView;
}

const side = (id: number) => ({ id, role: "side" });
const full = view(
  [{ id: 1, role: "lead" }, side(2), side(3), side(4), side(5), side(6)],
  { action: "issueOrder" },
  { action: "askExtension", taskId: 1 },
  { action: "convene", fields: { partyIds: ["housing", "urban"] } },
  { action: "giveOpinion", taskId: 5, fields: { words: "不是我们的" } },
  { action: "issueOrder" },
);

describe("what a task beside the handling was asked with", () => {
  it("is the entry that sent it, one for each body that was called together", () => {
    expect([2, 3, 4, 5, 6].map((id) => originOf(full, id)?.version)).toEqual([1, 2, 3, 3, 5]);
  });

  it("is not known for the lead's own task, nor to a reader who does not see all of it", () => {
    expect(originOf(full, 1)).toBeUndefined();
    expect(originOf(view([side(2), side(3)], { action: "issueOrder" }), 2)).toBeUndefined();
  });

  it("counts orders by themselves", () => {
    const origins = [2, 6].flatMap((id) => originOf(full, id) ?? []);
    expect(origins.map((entry) => paperNumber(full, entry))).toEqual([1, 2]);
  });

  it("gathers what each body says in the last consultation, and who says nothing yet", () => {
    expect(opinionsOf(full).map(({ task, entry }) => [task.id, entry?.fields["words"]])).toEqual([
      [4, undefined],
      [5, "不是我们的"],
    ]);
  });
});
