import { expect } from "vitest";
import { z } from "zod";
import type { Actor, BodyId, StaffActor, StaffRole } from "./actor.ts";
import { type CalendarFacts, workingCalendar } from "./calendar.ts";
import type { Case, Json } from "./case.ts";
import { pauseClock, resumeClock } from "./clock.ts";
import { decide } from "./decide.ts";
import type { CaseEvent } from "./event.ts";
import { evolve, fold } from "./evolve.ts";
import type { Instant } from "./instant.ts";
import { type ActionDeclaration, defineAction, defineProcess, type ProcessDeclaration } from "./process.ts";
import { isRefusal } from "./refusal.ts";
import { treeOf } from "./tree.ts";
import type { World } from "./world.ts";

/** Two published years of Changji's office hours. */
export const testFacts: CalendarFacts = {
  version: "test-1",
  offsetMinutes: 480,
  seasons: [
    {
      from: "10-01",
      hours: [
        [600, 840],
        [930, 1_170],
      ],
    },
    {
      from: "05-01",
      hours: [
        [600, 840],
        [960, 1_200],
      ],
    },
  ],
  daysOff: [
    "2025-10-01",
    "2025-10-02",
    "2025-10-03",
    "2025-10-06",
    "2025-10-07",
    "2025-10-08",
    "2026-01-01",
    "2026-01-02",
    "2026-02-16",
    "2026-02-17",
    "2026-02-18",
    "2026-02-19",
    "2026-02-20",
    "2026-02-23",
    "2026-10-01",
    "2026-10-02",
    "2026-10-05",
    "2026-10-06",
    "2026-10-07",
  ],
  workedWeekendDays: ["2025-09-28", "2025-10-11", "2026-02-14", "2026-02-28", "2026-10-10"],
  publishedYears: [2025, 2026],
};

/** {@link testFacts}, ready to count with. */
export const testCalendar = workingCalendar(testFacts);

/** The instant of a time of day in Beijing, written `2026-06-01 10:00`. */
export function beijing(text: string): Instant {
  return new Date(`${text.replace(" ", "T")}:00.000+08:00`).toISOString();
}

/** A desk and two departments of one town, and a town beside it. */
export const testTree = treeOf([
  { id: "city", parentId: undefined, kind: "prefecture", active: true },
  { id: "town", parentId: "city", kind: "county", active: true },
  { id: "desk", parentId: "town", kind: "desk", active: true },
  { id: "roads", parentId: "town", kind: "department", active: true },
  { id: "roads-office", parentId: "roads", kind: "office", active: true },
  { id: "parks", parentId: "town", kind: "department", active: true },
  { id: "next-town", parentId: "city", kind: "county", active: true },
]);

/** A member of staff with one post. */
export function staffAt(role: StaffRole, bodyId: BodyId, more: Partial<StaffActor> = {}): StaffActor {
  return { kind: "staff", personId: `${role}@${bodyId}`, post: { role, bodyId }, bodies: [bodyId], ...more };
}

/** Who takes part in an errand. */
export const people = {
  asker: { kind: "reporter", reporterId: "asker" },
  clerk: staffAt("clerk", "town", { personId: "clerk" }),
  dispatcher: staffAt("dispatcher", "desk"),
  roads: staffAt("handler", "roads"),
  parks: staffAt("handler", "parks"),
  system: { kind: "system" },
} as const satisfies Record<string, Actor>;

const both = { zh: "事", en: "thing" };
const says = both;
const everyone = ["reporter", "registrar", "desk", "handling", "supervisor", "auditor"] as const;
const dispatcher = { hand: "post", roles: ["dispatcher"], at: { place: "desk" }, says } as const;
const handler = { hand: "post", roles: ["handler"], at: "task", says } as const;

const ask = defineAction({
  does: both,
  event: "asked",
  by: [{ hand: "anyone", says }],
  opens: true,
  from: [],
  to: "asked",
  input: z.object({
    words: z.string().min(1),
    urgency: z.string().default("normal"),
    aboutIds: z.array(z.string()).default([]),
  }),
  sealed: ["words"],
  effects: [
    {
      apply(draft, { input, process }) {
        draft.open({
          change: "opened",
          opened: {
            processId: process.id,
            processVersion: process.version,
            reporter: { reporterId: "asker", anonymous: false, reachable: true, registrarId: "clerk" },
            aboutIds: input.aboutIds,
            places: { desk: "desk" },
            facts: { urgency: input.urgency },
          },
        });
        return undefined;
      },
    },
  ],
  seenBy: everyone,
});

const send = defineAction({
  does: both,
  event: "sent",
  by: [dispatcher],
  from: ["asked"],
  to: "doing",
  input: z.object({
    leadId: z.string(),
    coIds: z.array(z.string()).default([]),
    note: z.string().optional(),
  }),
  fieldsFor: { note: ["desk"] },
  effects: [
    {
      apply(draft, { input }) {
        draft.sendTask({ role: "lead", bodyId: input.leadId });
        for (const bodyId of input.coIds) draft.sendTask({ role: "co", bodyId });
        return undefined;
      },
    },
  ],
  seenBy: ["desk", "handling"],
});

function onWholeClock(apply: (clock: Parameters<typeof pauseClock>[0], world: World) => typeof clock) {
  return defineAction({
    does: both,
    event: "clock-touched",
    by: [dispatcher],
    from: ["doing"],
    input: z.object({}),
    effects: [
      {
        apply(draft, world) {
          const clock = draft.findRunningClock("whole");
          if (clock) draft.setClock(apply(clock, world));
          return undefined;
        },
      },
    ],
    seenBy: ["desk"],
  });
}

/** Moves a case from state to state and does nothing else. */
export function moves(from: string, to: string, more: Partial<ActionDeclaration> = {}): ActionDeclaration {
  return {
    does: both,
    event: `${to}-now`,
    by: [{ hand: "reporter", says }],
    from: [from],
    to,
    input: z.object({}),
    seenBy: everyone,
    ...more,
  };
}

/** The smallest process with everything the engine knows: an errand that somebody asks for. */
export const errand = defineProcess({
  id: "errand",
  version: 3,
  name: both,
  sentence: both,
  numbers: {},
  states: {
    asked: { name: both, holder: { roles: ["dispatcher"], place: "desk" }, clocks: ["take"] },
    doing: { name: both, holder: { tasks: true }, clocks: ["whole", "greet"], lead: true },
    waiting: { name: both, holder: { roles: ["dispatcher"], place: "desk" }, clocks: ["silence"] },
    done: { name: both, closedBy: "reporter" },
    unheard: { name: both, closedBy: "disposition" },
    dropped: { name: both, closedBy: "reporter" },
  },
  taskStates: {
    sent: { name: both, open: true, holder: { roles: ["handler"], at: "task" }, clocks: ["handle"] },
    ended: { name: both, open: false },
    "sent-back": { name: both, open: false, relieved: true },
  },
  clocks: {
    take: { name: both, limit: "4wh", byUrgency: { critical: "15m" } },
    whole: { name: both, limit: "3wd", byUrgency: { critical: "2h" } },
    greet: { name: both, limit: "1wd", inside: "whole", appliesTo: (state) => state.reporter.reachable },
    handle: { name: both, limit: "5wd", inside: "whole" },
    silence: { name: both, limit: "10d", lapses: "lapse" },
  },
  actions: {
    ask,
    send,
    pause: onWholeClock((clock, { now }) => pauseClock(clock, now, "weather")),
    resume: onWholeClock((clock, { now, calendar }) => resumeClock(clock, now, calendar)),
    sendBack: moves("doing", "asked", {
      by: [handler],
      onTask: { roles: ["lead"], from: ["sent"], to: "sent-back" },
      releases: ["handle"],
    }),
    finish: moves("doing", "waiting", {
      by: [handler],
      onTask: { roles: ["lead"], from: ["sent"], to: "ended" },
      input: z.object({ result: z.string() }),
      sealed: ["result"],
      provided: [
        {
          otherwise: "others-at-work",
          holds: ({ before }) => before.tasks.every((task) => task.role !== "co"),
        },
      ],
    }),
    confirm: moves("waiting", "done"),
    drop: moves("doing", "dropped", { releases: "all" }),
    lapse: moves("waiting", "unheard", { by: [{ hand: "system", says }] }),
  },
});

/** One thing somebody does in a story. */
export interface StoryStep {
  readonly actor: Actor;
  readonly action: string;
  readonly input?: unknown;
  readonly taskId?: number;
  readonly clockId?: string;
  readonly expectedVersion?: number;
  /** Absent: as the story's world has it. */
  readonly at?: Instant;
}

/** How a story's world looks to somebody who acts on a case. */
export type WorldOf = (actor: Actor, state: Case | undefined, at: Instant | undefined) => World;

/** What a command led to. */
export interface Told {
  readonly state: Case;
  readonly event: CaseEvent;
  readonly sealed: Readonly<Record<string, Json>>;
  readonly events: readonly CaseEvent[];
}

/** Tells stories of a process: given what happened, when somebody does this, then that follows. */
export function storiesOf(process: ProcessDeclaration, worldOf: WorldOf) {
  function answer(events: readonly CaseEvent[], { actor, at, ...step }: StoryStep) {
    const state = fold(events);
    return decide(process, state, { caseId: "case-1", input: {}, ...step }, worldOf(actor, state, at));
  }

  function play(events: readonly CaseEvent[], step: StoryStep): readonly CaseEvent[] {
    const result = answer(events, step);
    if (isRefusal(result)) throw new Error(`${step.action} was refused: ${JSON.stringify(result)}`);
    return [...events, result.event];
  }

  return function given(...past: readonly StoryStep[]) {
    const before = past.reduce<readonly CaseEvent[]>(play, []);
    return {
      when: (step: StoryStep) => ({
        /** The command makes this event, and the case is then so. */
        makes(type: string, facts: object = {}): Told {
          const result = answer(before, step);
          if (isRefusal(result)) throw new Error(`${step.action} was refused: ${JSON.stringify(result)}`);
          const { event, sealed } = result;
          const state = evolve(fold(before), event);
          expect(event.type).toBe(type);
          expect(state).toMatchObject(facts);
          return { state, event, sealed, events: [...before, event] };
        },
        /** The command is refused with this code. */
        isRefused(code: string, details?: object): void {
          const result = answer(before, step);
          expect(isRefusal(result) ? result.refused : result.event.type).toBe(code);
          if (details) expect(result).toMatchObject({ details });
        },
      }),
    };
  };
}

/** Tells a story of an errand; where a step has no time of its own, it is Monday 1 June 2026 at ten. */
export const given = storiesOf(errand, (actor, _, at) => ({
  now: at ?? beijing("2026-06-01 10:00"),
  actor,
  calendar: testCalendar,
  tree: testTree,
}));
