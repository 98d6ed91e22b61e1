import { describe, expect, it } from "vitest";
import { describeProcesses } from "./describeProcesses.ts";
import { requestProcesses } from "./domain/processes.ts";

describe.each(describeProcesses().map((view) => ({ id: view.id, view })))(
  "what is told of a $id",
  ({ view }) => {
    const states = new Set(view.states.map(({ id }) => id));
    const declared = requestProcesses.find(({ id }) => id === view.id);

    it("is all of it: every state, every action with who may take it, every clock where it runs", () => {
      expect([...states]).toEqual(Object.keys(declared?.states ?? {}));
      expect(view.actions.map(({ id }) => id)).toEqual(Object.keys(declared?.actions ?? {}));
      expect(view.actions.filter(({ by }) => by.length === 0)).toEqual([]);
      const shown = new Set(view.states.flatMap(({ clocks }) => clocks));
      const ofTasks = view.clocks.filter(({ onTask }) => onTask.length > 0).map(({ id }) => id);
      expect(view.clocks.map(({ id }) => id).filter((id) => !shown.has(id) && !ofTasks.includes(id))).toEqual(
        [],
      );
    });

    it("leads from states there are to states there are, and out of every state that is not closed", () => {
      for (const { id, from, to, opens } of view.actions) {
        expect([id, opens || from.length > 0]).toEqual([id, true]);
        for (const each of [...from, ...to.flatMap(({ state }) => state ?? [])])
          expect(states).toContain(each);
      }
      for (const { id, closedBy } of view.states) {
        const leaves = view.actions.some(
          ({ from, to }) => from.includes(id) && to.some(({ state }) => state !== undefined && state !== id),
        );
        expect([id, leaves || closedBy !== undefined]).toEqual([id, true]);
      }
    });

    it("says limits for an urgency under the urgency's name", () => {
      const accept = view.clocks.find(({ id }) => id === "accept");
      expect(accept?.byUrgency).toContainEqual({
        name: { zh: "特急", en: "Critical" },
        limit: "15m",
      });
    });
  },
);
