import { describe, expect, it } from "vitest";
import { checkProcess } from "./checkProcess.ts";
import type { ActionDeclaration, ProcessDeclaration, StateDeclaration } from "./process.ts";
import { errand, moves } from "./testing.ts";

const sentences = new Set(["others-at-work"]);
const name = { zh: "事", en: "thing" };
const process: ProcessDeclaration = errand;

function withAction(action: string, more: Partial<ActionDeclaration>): ProcessDeclaration {
  const declared = process.actions[action] ?? moves("waiting", "done");
  return { ...process, actions: { ...process.actions, [action]: { ...declared, ...more } } };
}

function withState(state: string, declared: StateDeclaration): ProcessDeclaration {
  return { ...process, states: { ...process.states, [state]: declared } };
}

function withoutAction(action: string): ProcessDeclaration {
  const actions = Object.fromEntries(Object.entries(process.actions).filter(([each]) => each !== action));
  return { ...process, actions };
}

const waiting = process.states["waiting"]!;
const held = { holder: waiting.holder!, clocks: ["silence"] };
const { silence, ...otherClocks } = process.clocks;
const { sent, ...otherTaskStates } = process.taskStates;

const seeded: [complaint: string, broken: ProcessDeclaration][] = [
  ["state attic is never reached", withState("attic", { name, closedBy: "disposition" })],
  [
    "state pit never leads to a closed one",
    {
      ...withState("pit", { name, ...held }),
      actions: { ...process.actions, fall: moves("waiting", "pit") },
    },
  ],
  ["state waiting has no holder", withState("waiting", { name, clocks: ["silence"] })],
  ["state asked has no clock", withState("asked", { name, holder: waiting.holder!, clocks: [] })],
  [
    "closed state done has a holder or a clock",
    withState("done", { name, closedBy: "reporter", clocks: ["take"] }),
  ],
  [
    "closed state done has a holder or a clock",
    withState("done", { name, closedBy: "reporter", holder: waiting.holder! }),
  ],
  [
    "task state sent has no holder",
    { ...process, taskStates: { ...otherTaskStates, sent: { name, open: true, clocks: ["handle"] } } },
  ],
  [
    "task state idle has no clock",
    { ...process, taskStates: { ...process.taskStates, idle: { name, open: true, holder: sent!.holder! } } },
  ],
  [
    "ended task state ended has a clock",
    { ...process, taskStates: { ...process.taskStates, ended: { name, open: false, clocks: ["handle"] } } },
  ],
  ["clock silence is not declared", { ...process, clocks: otherClocks }],
  ["clock spare never runs", { ...process, clocks: { ...process.clocks, spare: { name, limit: "1d" } } }],
  [
    "clock take is inside none",
    { ...process, clocks: { ...process.clocks, take: { ...process.clocks["take"]!, inside: "nothing" } } },
  ],
  [
    "clock silence lapses into no action",
    { ...process, clocks: { ...process.clocks, silence: { ...silence!, lapses: "vanish" } } },
  ],
  [
    "task state sent outlives its case and never ends",
    {
      ...process,
      taskStates: { ...process.taskStates, sent: { ...process.taskStates["sent"]!, outlives: true } },
    },
  ],
  [
    "task state sent outlives its case, and its clock handle does not",
    {
      ...process,
      taskStates: { ...process.taskStates, sent: { ...process.taskStates["sent"]!, outlives: true } },
    },
  ],
  ["action confirm has nobody who may take it", withAction("confirm", { by: [] })],
  [
    "action confirm has nobody who may take it",
    withAction("confirm", { by: [{ hand: "post", roles: [], at: "anywhere", says: name }] }),
  ],
  ["action confirm is seen by nobody", withAction("confirm", { seenBy: [] })],
  ["action confirm is taken from no state", withAction("confirm", { from: [] })],
  ["action confirm names the state nowhere", withAction("confirm", { from: ["waiting", "nowhere"] })],
  ["action confirm names the state nowhere", withAction("confirm", { to: "nowhere" })],
  ["action confirm names the state nowhere", withAction("confirm", { to: [{ to: "nowhere" }] })],
  ["action finish names the task state limbo", withAction("finish", { onTask: { from: ["limbo"] } })],
  [
    "action finish names the task state limbo",
    withAction("finish", { onTask: { from: ["sent"], to: "limbo" } }),
  ],
  ["action finish names the field secret", withAction("finish", { sealed: ["result", "secret"] })],
  ["action finish names the field secret", withAction("finish", { fieldsFor: { secret: ["desk"] } })],
  ["action drop names the clock hourglass", withAction("drop", { releases: ["hourglass"] })],
  [
    "action confirm refuses with not-on-sunday, which has no sentence",
    withAction("confirm", { provided: [{ otherwise: "not-on-sunday", holds: () => true }] }),
  ],
  [
    "action confirm has branches of which none may hold",
    withAction("confirm", { to: [{ to: "done", holds: () => true }] }),
  ],
  ["action confirm has branches of which none may hold", withAction("confirm", { to: [] })],
  [
    "action confirm is the system's, and no clock lapses into it",
    withAction("confirm", { by: [{ hand: "system", says: name }] }),
  ],
];

describe("the check of a process", () => {
  it("finds nothing wrong with a sound one", () => {
    expect(checkProcess(process, sentences)).toEqual([]);
  });

  it.each(seeded)("complains that %s", (complaint, broken) => {
    expect(checkProcess(broken, sentences)).toContain(complaint);
  });

  it("lets the system open a case without a clock, as an import does", () => {
    expect(checkProcess(withAction("ask", { by: [{ hand: "system", says: name }] }), sentences)).toEqual([]);
  });

  it("complains of every state, where nothing opens a case", () => {
    const complaints = checkProcess(withoutAction("ask"), sentences);
    for (const state of Object.keys(process.states))
      expect(complaints).toContain(`state ${state} is never reached`);
  });

  it("complains of a code without a sentence, whichever action refuses with it", () => {
    expect(checkProcess(process, new Set())).toEqual([
      "action finish refuses with others-at-work, which has no sentence",
    ]);
  });
});
