import { describe, expect, it } from "vitest";
import type { ActionDeclaration, ProcessDeclaration } from "#engine/process.ts";
import { isToldByName } from "#modules/notices/index.ts";
import { requestProcesses } from "#modules/requests/index.ts";

/** Steps that a reporter reads of in the case and is sent no message about: their own word, or nothing new for them. */
const untold: Readonly<Record<string, string>> = {
  reported: "told with its receipt",
  supplemented: "the reporter's own word, or the registrar's with them",
  urged: "the reporter's own word, or written down with them on the line",
  rated: "the reporter's own word",
  disputed: "the reporter's own word",
  "called-back": "they were on the line; where it closes, that is told",
  contacted: "they were on the line",
  "signed-in": "the handling that was told of begins",
  "co-handler-added": "whoever answers is the same",
  "part-opened": "told with the split",
  "superior-urged": "told to whoever handles it",
  "superior-supplemented": "told to whoever handles it",
};

const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));

/** Whether a step is told as what it leads to: an answer, an end, another lead, another desk. */
function isToldAsWhatItLeadsTo(process: ProcessDeclaration, { event, to }: ActionDeclaration): boolean {
  const states = typeof to === "string" ? [to] : (to ?? []).flatMap((each) => each.to ?? []);
  const leads = [
    "dispatched",
    "reassigned",
    "consultation-concluded",
    "passed-up",
    "passed-down",
    "forwarded",
  ];
  return (
    leads.includes(event) ||
    states.some((state) => state === "callback" || process.states[state]?.closedBy !== undefined)
  );
}

describe.each(named)("a reporter of a $id", ({ process }) => {
  it("is sent a message at each step that they read of, or it is said why not", () => {
    const silent = Object.values(process.actions)
      .filter(({ seenBy, by }) => seenBy.includes("reporter") && by.some(({ hand }) => hand !== "reporter"))
      .filter(({ event }) => !isToldByName(event) && !Object.hasOwn(untold, event))
      .filter((action) => !isToldAsWhatItLeadsTo(process, action))
      .map(({ event }) => event);
    expect(silent).toEqual([]);
  });

  it("is told or not told of a step, never both", () => {
    expect(Object.keys(untold).filter(isToldByName)).toEqual([]);
  });
});
