import type { Case } from "#engine/case.ts";
import { isPaused } from "#engine/clock.ts";
import { limitNotAfter } from "./limitNotAfter.ts";
import type { Invariant } from "#engine/process.ts";

const open = new Set(["sent", "working", "assigned", "drafted", "return-asked", "carried"]);

function openBelow(state: Case, taskId: number): boolean {
  return state.tasks.some((task) => task.parentId === taskId && open.has(task.state));
}

/** Rules of both request processes that no sequence of commands may break. */
export const requestInvariants: readonly Invariant[] = [
  {
    name: "a task that was handed down waits for one below, and no other does",
    holds: (state) => state.tasks.every((task) => (task.state === "assigned") === openBelow(state, task.id)),
  },
  {
    name: "a lead answered while a co-handler was still at work",
    holds: (state) =>
      state.state !== "answered" ||
      state.tasks.every((task) => task.role !== "co" || task.parentId !== undefined || !open.has(task.state)),
  },
  {
    name: "a carried case has no date on which it wakes",
    holds: (state) =>
      state.state !== "carried" ||
      state.clocks.some(
        (clock) => clock.kind === "promise" && clock.stoppedAt === undefined && !clock.pauses,
      ),
  },
  {
    name: "a case stands still with no date on which it goes on",
    holds: (state) =>
      state.state !== "paused" ||
      state.clocks.some((clock) => clock.kind === "pause" && clock.stoppedAt === undefined && !clock.pauses),
  },
  {
    name: "a merged case follows none, or one that is open and not merged follows one",
    holds: (state) =>
      state.closedAt !== undefined ||
      (state.state === "merged") === (typeof state.facts["mergedInto"] === "string"),
  },
  {
    name: "a child's limit passes its parent's",
    holds: (state) => {
      const latest = limitNotAfter(state);
      return state.clocks.every(
        (clock) =>
          clock.kind !== "whole" ||
          latest === undefined ||
          clock.dueAt <= latest ||
          // Handled anew after that limit had passed: there is none to keep any more. What stands still is cut when it goes on.
          clock.startedAt >= latest ||
          clock.stoppedAt !== undefined ||
          isPaused(clock),
      );
    },
  },
  {
    name: "a closed request has no word and no disposition",
    holds: (state) => state.state !== "closed" || state.facts["solved"] === true,
  },
];
