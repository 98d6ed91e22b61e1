import { describe, expect, it } from "vitest";
import type { Case, Task } from "#engine/case.ts";
import type { Clock } from "#engine/clock.ts";
import { bodyTasksOf } from "./bodyTask.ts";
import { residentRequest } from "./residentRequest.ts";

const at = (day: number) => `2025-03-0${day}T04:00:00.000Z`;
const task = (more: Partial<Task> = {}): Task => ({
  id: 1,
  role: "lead",
  bodyId: "housing",
  state: "working",
  designated: false,
  returns: 0,
  sentAt: at(1),
  ...more,
});
const limit = (more: Partial<Clock> = {}): Clock => ({
  id: "handle",
  kind: "handle",
  taskId: 1,
  startedAt: at(1),
  dueAt: at(5),
  limit: "5wd",
  limitVersion: "1",
  calendarVersion: "1",
  ...more,
});

function standing(tasks: readonly Task[], clocks: readonly Clock[], more: Partial<Case> = {}) {
  const state: Case = {
    id: "c",
    processId: "resident-request",
    processVersion: 1,
    version: 9,
    state: "handling",
    openedAt: at(1),
    reporter: { anonymous: true, reachable: false },
    aboutIds: [],
    places: {},
    facts: {},
    tasks,
    clocks,
    counts: {},
    did: {},
    ...more,
  };
  return bodyTasksOf(residentRequest, state).map(({ taskId: _id, bodyId: _body, ...rest }) => rest);
}

describe("a body's part in a case", () => {
  it("is open until it is answered, and due when its limit to answer is, not the one to sign in", () => {
    const signIn = limit({ id: "signIn", kind: "signIn", dueAt: at(2) });
    for (const state of ["sent", "working", "assigned", "drafted", "return-asked"])
      expect(standing([task({ state })], [limit(), signIn])).toEqual([{ standing: "open", dueAt: at(5) }]);
  });

  it("is due at no time while its time stands still", () => {
    const paused = limit({ pauses: [{ from: at(2), ground: "weather" }] });
    expect(standing([task()], [paused])).toEqual([{ standing: "open" }]);
  });

  it("is none where something is only asked beside the handling", () => {
    expect(standing([task({ role: "side", state: "consulted" })], [])).toEqual([]);
    expect(standing([task({ role: "co" })], [limit()])).toHaveLength(1);
  });

  it("was answered in time or late, as its last limit says", () => {
    const first = limit({ stoppedAt: at(3), outcome: "met" });
    const again = limit({ id: "handle.2", stoppedAt: at(6), outcome: "missed" });
    const answered = [task({ state: "answered" })];
    expect(standing(answered, [first])).toEqual([{ standing: "answered", endedAt: at(3), inTime: true }]);
    for (const clocks of [
      [first, again],
      [again, first],
    ])
      expect(standing(answered, clocks)).toEqual([{ standing: "answered", endedAt: at(6), inTime: false }]);
  });

  it("is in no share of those in time where its limit fell away", () => {
    const released = limit({ stoppedAt: at(3), outcome: "released" });
    expect(standing([task({ state: "answered" })], [released])).toEqual([
      { standing: "answered", endedAt: at(3) },
    ]);
    expect(standing([task({ state: "answered" })], [])).toEqual([{ standing: "over" }]);
  });

  it("was returned once the return was upheld, and counts for nothing once it fell away", () => {
    const released = limit({ stoppedAt: at(3), outcome: "released" });
    expect(standing([task({ state: "returned" })], [released])).toEqual([
      { standing: "returned", endedAt: at(3) },
    ]);
    expect(standing([task({ state: "released" })], [released])).toEqual([{ standing: "over" }]);
    expect(standing([task()], [released], { closedAt: at(3) })).toEqual([{ standing: "over" }]);
  });
});
