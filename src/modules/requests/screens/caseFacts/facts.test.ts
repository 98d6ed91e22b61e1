import { describe, expect, it } from "vitest";
import type { CaseView } from "../../contract.ts";
import {
  clockViewOf,
  type CaseClock,
  filesOfRequest,
  findLeadDraft,
  findDecline,
  sortedClocks,
} from "./facts.ts";

function view(parts: object): CaseView {
  return { timeline: [], tasks: [], files: [], ...parts } as unknown as CaseView;
}

const clock: CaseClock = {
  id: "1",
  kind: "whole",
  name: { zh: "办理总时限", en: "In all" },
  startedAt: "2026-03-02T02:00:00.000Z",
  dueAt: "2026-03-06T12:00:00.000Z",
  limit: "5wd",
  limitVersion: "1",
  provisional: false,
  paused: false,
};

describe("what a case tells", () => {
  it("takes the newest answer of the root lead, not a draft from below or of a co-handler", () => {
    const found = findLeadDraft(
      view({
        tasks: [
          { id: 1, role: "lead" },
          { id: 2, role: "lead", parentId: 1 },
        ],
        timeline: [
          { action: "draftAnswer", taskId: 1, fields: { words: "第一稿", outcome: "partly" } },
          { action: "draftAnswer", taskId: 1, fields: { words: "第二稿", outcome: "solved" } },
          { action: "draftAnswer", taskId: 2, fields: { words: "科室的稿" } },
          { action: "reportResult", taskId: 3, fields: { words: "协办的结果" } },
        ],
      }),
    );
    expect(found?.words).toBe("第二稿");
    expect(found?.outcome?.zh).toBe("已解决");
  });

  it("has no draft where its words were forgotten", () => {
    const tasks = [{ id: 1, role: "lead" }];
    const timeline = [{ action: "draftAnswer", taskId: 1, fields: {} }];
    expect(findLeadDraft(view({ tasks, timeline }))).toBeUndefined();
  });

  it("names the lawful route with a decline, also for a ground it does not know", () => {
    const declined = (ground: string) =>
      findDecline(view({ timeline: [{ action: "decline", fields: { ground, explanation: "说明" } }] }));
    expect(declined("emergency")?.route?.zh).toContain("110");
    expect(declined("of-old")).toEqual({ ground: undefined, route: undefined, explanation: "说明" });
  });

  it("gives the request the files that no later entry brought", () => {
    const files = [{ id: "a" }, { id: "b" }];
    expect(
      filesOfRequest(view({ files, timeline: [{ action: "supplement", fields: { files: ["b"] } }] })),
    ).toEqual([{ id: "a" }]);
  });

  it("shows the clocks that run with the nearest first, and no clock that was released", () => {
    const { running, stopped } = sortedClocks([
      clock,
      { ...clock, id: "2", dueAt: "2026-03-03T02:00:00.000Z" },
      { ...clock, id: "3", stoppedAt: clock.dueAt, outcome: "met" },
      { ...clock, id: "4", stoppedAt: clock.dueAt, outcome: "released" },
    ]);
    expect(running.map(({ id }) => id)).toEqual(["2", "1"]);
    expect(stopped.map(({ id }) => id)).toEqual(["3"]);
  });

  it.each([
    [{}, "running"],
    [{ paused: true }, "paused"],
    [{ stoppedAt: clock.dueAt, outcome: "missed" }, "missed"],
  ] as const)("takes a clock with %j for %s", (change, state) => {
    expect(clockViewOf({ ...clock, ...change }).state).toBe(state);
  });
});
