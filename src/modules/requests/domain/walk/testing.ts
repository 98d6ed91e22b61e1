import fc from "fast-check";
import { expect } from "vitest";
import type { Actor, BodyId, StaffRole } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import type { Case } from "#engine/case.ts";
import type { Command } from "#engine/command.ts";
import { type Decision, decide } from "#engine/decide.ts";
import { dutiesOf } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import { evolve, fold } from "#engine/evolve.ts";
import { type Instant, shift } from "#engine/instant.ts";
import { brokenRules, isRelieved, outlivesTheCase } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import { exampleInputs, exampleOrder } from "../exampleInputs.ts";
import { exampleActors, exampleStart, exampleTree, exampleWorld, staffOf } from "../exampleWorld.ts";

const minute = 60_000;

/** One person with three posts, so that the rules which ask for somebody else have somebody to refuse. */
const jack = (role: StaffRole, bodyId: BodyId): Actor => ({
  ...staffOf(role, bodyId),
  personId: "jack",
  bodies: ["desk", "housing"],
});

const actors: readonly Actor[] = [
  ...Object.values(exampleActors),
  jack("dispatcher", "desk"),
  jack("handler", "housing"),
  jack("head", "housing"),
];

/** One throw of the dice: how long nothing happens, whether somebody does what they may or just anything. */
interface Throw {
  readonly waitMinutes: number;
  readonly wild: boolean;
  readonly what: number;
  readonly say: number;
}

const throws: fc.Arbitrary<Throw> = fc.record({
  waitMinutes: fc.oneof(fc.nat(180), fc.nat(60 * 24 * 15)),
  wild: fc.boolean().chain((maybe) => (maybe ? fc.boolean() : fc.constant(false))),
  what: fc.nat(100_000),
  say: fc.nat(100),
});

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % items.length];
}

interface Try {
  command: Command;
  world: World;
}

/** What anyone might do, whether or not they may. */
function anything(process: ProcessDeclaration, state: Case, dice: Throw, now: Instant): Try {
  const action = pick(Object.keys(process.actions), dice.what)!;
  const taskIds = [undefined, ...state.tasks.map((task) => task.id)];
  const taskId = pick(taskIds, Math.floor(dice.what / 50));
  const actor = pick(actors, Math.floor(dice.what / 500))!;
  return { command: commandOf(action, taskId, dice), world: exampleWorld(actor, state, now) };
}

/** What ends a story at once, or can be done again and again without end. */
const seldom = new Set([
  "withdraw",
  "decline",
  "solveOnTheSpot",
  "supplement",
  "urge",
  "contact",
  "releaseCoHandler",
  "transferEmergency",
  "handOver",
  "correct",
  "addCoHandler",
  "reassign",
  "takeBack",
  "convene",
  "issueOrder",
  "addNote",
  "refusedElsewhere",
  "superiorUrge",
  "superiorSupplement",
  "superiorWithdraw",
  "superiorSetLimit",
  "split",
  "merge",
  "link",
  "unlink",
  "passUp",
  "passDown",
]);

/** What somebody may do; now and then in spite of a rule that bars it for the moment. */
function somethingFit(process: ProcessDeclaration, state: Case, dice: Throw, now: Instant): Try | undefined {
  const worlds = actors.map((actor) => exampleWorld(actor, state, now));
  const all = worlds.flatMap((world) =>
    availableActions(process, state, world)
      .filter((each) => each.blockedBy === undefined || dice.say % 7 === 0)
      .map(({ action, taskId }) => ({ action, taskId, world })),
  );
  // Each action gets its turn, however many people may take it, but a few that would leave little else to happen.
  const names = [...new Set(all.map(({ action }) => action))].filter(
    (action) => !seldom.has(action) || dice.say % 12 === 0,
  );
  const name = pick(names, dice.what);
  const chosen = pick(
    all.filter(({ action }) => action === name),
    Math.floor(dice.what / 50),
  );
  return chosen && { command: commandOf(chosen.action, chosen.taskId, dice), world: chosen.world };
}

function commandOf(action: string, taskId: number | undefined, dice: Throw): Command {
  const input = pick(exampleInputs(action), dice.say);
  return { caseId: "random", action, ...(taskId === undefined ? {} : { taskId }), input };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}

/** Decides twice, on frozen ground, and expects the same answer. */
function decideTwice(
  process: ProcessDeclaration,
  state: Case | undefined,
  { command, world }: Try,
): Decision | Refusal {
  deepFreeze([state, command, world.actor]);
  const result = decide(process, state, command, world);
  expect(decide(process, state, JSON.parse(JSON.stringify(command)) as Command, world)).toEqual(result);
  return result;
}

/** What came of a story. */
export interface Played {
  readonly events: readonly CaseEvent[];
  readonly refused: ReadonlySet<string>;
}

/** How a story begins: somebody reports, or an old request is imported. */
interface Beginning {
  readonly action: string;
  readonly actor: Actor;
  readonly input: unknown;
}

/** Plays a story: a case is opened, and then things happen as the dice fall. */
export function playStory(
  process: ProcessDeclaration,
  dice: readonly Throw[],
  { action, actor, input }: Beginning,
  each: (state: Case) => void,
): Played {
  const opening = {
    command: { caseId: "random", action, input },
    world: exampleWorld(actor, undefined),
  };
  const events: CaseEvent[] = [];
  const refused = new Set<string>();
  let state: Case | undefined;
  let now = exampleStart;
  const take = (attempt: Try) => {
    const result = decideTwice(process, state, attempt);
    if (isRefusal(result)) refused.add(result.refused);
    else {
      events.push(deepFreeze(result.event));
      state = evolve(state, result.event);
      each(state);
    }
  };
  take(opening);
  for (const thrown of dice) {
    if (!state) throw new Error("Nothing was opened");
    now = shift(now, thrown.waitMinutes * minute);
    const attempt = thrown.wild
      ? anything(process, state, thrown, now)
      : somethingFit(process, state, thrown, now);
    if (attempt) take(attempt);
  }
  expect(fold(events)).toEqual(state);
  return { events, refused };
}

/** Expects of a case what must hold of every case at all times. */
function holdAgainstTheRules(process: ProcessDeclaration, state: Case): void {
  const { closedBy, lead } = process.states[state.state]!;
  const leads = state.tasks.filter(
    (task) => task.role === "lead" && task.parentId === undefined && !isRelieved(process, task.state),
  );
  const running = state.clocks.filter((clock) => clock.stoppedAt === undefined);
  expect(brokenRules(process, state)).toEqual([]);
  expect(leads.length).toBeLessThanOrEqual(1);
  if (lead) expect(leads.length).toBe(1);
  if (closedBy) expect(running.filter((clock) => !outlivesTheCase(process, state.tasks, clock))).toEqual([]);
  else {
    expect(running.length).toBeGreaterThan(0);
    const duties = dutiesOf(process, state, exampleTree);
    expect(duties.length).toBeGreaterThan(0);
    const timed = (dueAt: Instant | undefined) => dueAt !== undefined || state.state === "paused";
    expect(duties.every((duty) => duty.roles.length > 0 && timed(duty.dueAt))).toBe(true);
  }
  for (const clock of state.clocks) {
    expect((clock.stoppedAt === undefined) === (clock.outcome === undefined)).toBe(true);
    if (clock.outcome === "met") expect(clock.stoppedAt! <= clock.dueAt).toBe(true);
    if (clock.outcome === "missed") expect(clock.stoppedAt! > clock.dueAt).toBe(true);
  }
}

function beginnings(action: string, actor: Actor): Beginning[] {
  return exampleInputs(action).map((input) => ({ action, actor, input }));
}

/** How cases begin and the dice that follow. */
export const stories = fc.tuple(
  fc.constantFrom(
    ...beginnings("report", exampleActors.reporter),
    { action: "report", actor: exampleActors.superior, input: exampleOrder },
    ...beginnings("importRecord", exampleActors.system),
  ),
  fc.array(throws, { minLength: 5, maxLength: 60, size: "max" }),
);

/** What a number of stories met. */
export interface Met {
  readonly actions: Set<string>;
  readonly states: Set<string>;
  readonly refusals: Set<string>;
}

/** Plays so many stories and holds every case of each against the rules. */
export function playStories(process: ProcessDeclaration, runs: { numRuns: number; seed?: number }): Met {
  const met: Met = { actions: new Set(), states: new Set(), refusals: new Set() };
  fc.assert(
    fc.property(stories, ([beginning, dice]) => {
      const { events, refused } = playStory(process, dice, beginning, (state) => {
        met.states.add(state.state);
        holdAgainstTheRules(process, state);
      });
      expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
      const moments = events.map((event) => event.at);
      expect(moments).toEqual(moments.toSorted());
      expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(fold(events));
      for (const event of events) met.actions.add(event.action);
      for (const code of refused) met.refusals.add(code);
    }),
    runs,
  );
  return met;
}
