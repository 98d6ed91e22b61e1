import type { Actor, BodyId, Role } from "#engine/actor.ts";
import type { Case, Task } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { exploreSteps } from "#engine/explore.ts";
import type { ActionDeclaration, Audience, Hand, ProcessDeclaration } from "#engine/process.ts";
import { type StoryStep, storiesOf } from "#engine/testing.ts";
import { businessDifficulty } from "./businessDifficulty.ts";
import { exampleInputs, exampleReport, exampleTipOff } from "./exampleInputs.ts";
import { exampleExploration, explorationByKind, reviewedAtOnce } from "./exampleExploration.ts";
import { exampleActors, exampleBodies, exampleWorld, staffOf } from "./exampleWorld.ts";
import { residentRequest } from "./residentRequest.ts";
import { superiorOf } from "./superior.ts";

/** Tells a story of a resident's request; where a step has no time of its own, it is three hours after the last. */
export const givenResident = storiesOf(residentRequest, exampleWorld);

/** Tells a story of a business in difficulty. */
export const givenBusiness = storiesOf(businessDifficulty, exampleWorld);

const { reporter, dispatcher, secondDispatcher, housing, housingHead, housingOffice, water } = exampleActors;

/** A step with the first of the example's inputs, unless another is given. */
export function step(actor: Actor, action: string, more: Partial<StoryStep> = {}): StoryStep {
  return { actor, action, input: exampleInputs(action)[0], ...more };
}

/** A step on a task. */
export function onTask(
  taskId: number,
  actor: Actor,
  action: string,
  more: Partial<StoryStep> = {},
): StoryStep {
  return step(actor, action, { taskId, ...more });
}

const handedDown = [
  onTask(1, housing, "signIn"),
  onTask(1, housing, "assignDown", { input: { bodyId: "housing-office" } }),
];

/** Steps that most stories begin with. */
export const told = {
  reported: step(reporter, "report", { input: exampleReport }),
  reportedWithoutName: step(reporter, "report", { input: exampleTipOff }),
  accepted: step(dispatcher, "accept"),
  dispatched: step(dispatcher, "dispatch", { input: { leadId: "housing", coHandlerIds: [] } }),
  dispatchedToBoth: step(dispatcher, "dispatch", { input: { leadId: "housing", coHandlerIds: ["water"] } }),
  signedIn: onTask(1, housing, "signIn"),
  coSignedIn: onTask(2, water, "signIn"),
  returned: onTask(1, housing, "returnTask"),
  overridden: onTask(1, secondDispatcher, "overrideReturn"),
  upheldForWater: onTask(1, secondDispatcher, "upholdReturn", {
    input: exampleInputs("upholdReturn")[1],
  }),
  handedDown,
  signedInBelow: onTask(2, housingOffice, "signIn"),
  drafted: onTask(1, housing, "draftAnswer"),
  signedOff: onTask(1, housingHead, "signOff"),
  checked: step(dispatcher, "passCheck"),
  solvedOnTheSpot: step(dispatcher, "solveOnTheSpot"),
  notReached: step(secondDispatcher, "recordCallback", { input: { result: "no-answer" } }),
  disputed: step(reporter, "dispute"),
  reHandled: step(dispatcher, "reHandle"),
} as const;

/** A request that its lead has answered and the desk has checked. */
export const answeredRequest: readonly StoryStep[] = [
  told.reported,
  told.accepted,
  told.dispatched,
  told.signedIn,
  told.drafted,
  told.signedOff,
  told.checked,
];

/** A case and how it came about. */
export interface Sample {
  readonly state: Case;
  readonly events: readonly CaseEvent[];
}

/** Each state with each kind of report, and with each way in which one of its tasks stands. */
function kindsOf(seen: Case): string[] {
  const { state, tasks, aboutIds, reporter } = seen;
  const parts = tasks.map(
    (task) => `${task.role}${task.parentId === undefined ? "" : " below"} ${task.state}`,
  );
  return [
    JSON.stringify([state, aboutIds, reporter.registrarId, superiorOf(seen)?.platform]),
    ...parts.map((part) => JSON.stringify([state, part])),
  ];
}

/** The nearest case of each kind that the explorations of the trunk and of all beside it meet. */
export function sampleCases(process: ProcessDeclaration): readonly Sample[] {
  const samples = new Map<string, Sample>();
  const notice = ({ state, events }: Sample): void => {
    const newKinds = kindsOf(state).filter((kind) => !samples.has(kind));
    for (const kind of newKinds) samples.set(kind, { state, events });
  };
  for (const step of exploreSteps(process, exampleExploration(7))) notice(step);
  for (const step of exploreSteps(reviewedAtOnce(process), explorationByKind(process, 11))) notice(step);
  return [...new Set(samples.values())];
}

const staffRoles = [
  "clerk",
  "townshipDesk",
  "dispatcher",
  "handler",
  "head",
  "supervisor",
  "auditor",
  "systemAdmin",
  "securityAdmin",
] as const satisfies readonly Exclude<Role, "reporter">[];

/** Somebody of every role at every body, and everybody else there is. */
export const everybody: readonly Actor[] = [
  ...exampleBodies.flatMap(({ id }) => staffRoles.map((role) => staffOf(role, id))),
  // A dispatcher with a second post in the department that some reports are about.
  { ...dispatcher, bodies: ["desk", "police-office"] },
  reporter,
  { ...reporter, onlyCaseId: "explored" },
  { ...reporter, onlyCaseId: "another" },
  { kind: "reporter", reporterId: "somebody-else" },
  { kind: "anonymous" },
  { kind: "superior", platformId: "superior-1" },
  { kind: "superior", platformId: "superior-2" },
  { kind: "system" },
];

/** Somebody, in a few words. */
export function nameOf(actor: Actor): string {
  if (actor.kind === "staff") return `${actor.post.role} at ${actor.post.bodyId}`;
  return actor.kind === "reporter" ? `reporter ${actor.reporterId} ${actor.onlyCaseId ?? ""}` : actor.kind;
}

const parents = new Map(exampleBodies.map((body) => [body.id, body.parentId]));

function wayTo(id: BodyId): string {
  const parent = parents.get(id);
  return `${parent === undefined ? "" : wayTo(parent)}${id}/`;
}

/** Each body's way down from the prefecture, such as `prefecture/county/desk/`: the oracle has no tree of the engine's. */
const ways = new Map(exampleBodies.map(({ id }) => [id, wayTo(id)]));

function within(id: BodyId, above: BodyId): boolean {
  return ways.get(id)?.startsWith(ways.get(above) ?? "?") ?? false;
}

/** How a body lies to another. */
export type Relation = "at" | "above" | "below" | "beside" | "in another county" | "elsewhere";

/** Where a post lies, seen from where a hand must stand. */
export function relationOf(postId: BodyId, handId: BodyId): Relation {
  if (postId === handId) return "at";
  if (within(handId, postId)) return "above";
  if (within(postId, handId)) return "below";
  if (parents.get(postId) === parents.get(handId)) return "beside";
  return within(postId, "other-county") ? "in another county" : "elsewhere";
}

/** Whether the case is about a body of this actor, as the oracle has it. */
export function isMeant(state: Case, actor: Actor): boolean {
  if (actor.kind !== "staff") return false;
  return state.aboutIds.some((about) => [actor.post.bodyId, ...actor.bodies].some((id) => within(id, about)));
}

/** The body that a post must hold, for a hand on a case or a task; `undefined` where there is none. */
export function bodyForHand(
  hand: Hand & { hand: "post" },
  state: Case,
  task: Task | undefined,
): BodyId | undefined {
  if (hand.at === "anywhere") return undefined;
  if (hand.at === "task") return task?.bodyId;
  if (hand.at === "parentTask") return state.tasks.find((each) => each.id === task?.parentId)?.bodyId;
  if (hand.at === "grandparentTask") {
    const parent = state.tasks.find((each) => each.id === task?.parentId);
    return state.tasks.find((each) => each.id === parent?.parentId)?.bodyId;
  }
  return state.places[hand.at.place];
}

function holds(hand: Hand, state: Case, task: Task | undefined, actor: Actor): boolean {
  if (hand.hand === "anyone") return actor.kind !== "system";
  if (hand.hand === "system") return actor.kind === "system";
  if (hand.hand === "reporter") return asksAbout(state, actor);
  if (hand.hand === "superior")
    return actor.kind === "superior" && actor.platformId === superiorOf(state)?.platform;
  if (actor.kind !== "staff") return false;
  if (hand.hand === "registrar") return actor.personId === state.reporter.registrarId;
  if (!hand.roles.includes(actor.post.role)) return false;
  if (hand.during && !hand.during.includes(state.state)) return false;
  const bodyId = bodyForHand(hand, state, task);
  return bodyId !== undefined && ["at", "above"].includes(relationOf(actor.post.bodyId, bodyId));
}

function asksAbout(state: Case, actor: Actor): boolean {
  if (actor.kind !== "reporter" || actor.reporterId !== state.reporter.reporterId) return false;
  return actor.onlyCaseId === undefined || actor.onlyCaseId === state.id;
}

/** Who somebody is to a case, as the rules of visibility say in words. */
export function expectedAudiences(state: Case, actor: Actor): readonly Audience[] {
  if (isMeant(state, actor)) return [];
  if (actor.kind !== "staff") return asksAbout(state, actor) ? ["reporter"] : [];
  const { role, bodyId } = actor.post;
  const overPlace = Object.values(state.places).some((id) => within(id, bodyId));
  const overTask = state.tasks.some((task) => within(task.bodyId, bodyId));
  const found: Audience[] = [];
  if ((role === "dispatcher" || role === "townshipDesk") && overPlace) found.push("desk");
  if (["handler", "head", "dispatcher", "townshipDesk"].includes(role) && overTask) found.push("handling");
  if ((role === "supervisor" || role === "auditor") && (overPlace || overTask)) found.push(role);
  if (actor.personId === state.reporter.registrarId) found.push("registrar");
  return found;
}

/** The refusals by which a case is kept from those it is no business of, or from the wrong moment. */
export const gateRefusals = [
  "case-not-found",
  "not-allowed",
  "wrong-state",
  "task-not-found",
  "wrong-task-state",
  "case-exists-already",
  "action-unknown",
] as const;

/** What a declaration says of a command: one of {@link gateRefusals}, or that it comes through to the action's rules. */
export function expectedAtTheGate(
  action: ActionDeclaration,
  state: Case,
  taskId: number | undefined,
  actor: Actor,
): (typeof gateRefusals)[number] | "comes through" {
  if (action.opens) return "case-exists-already";
  const task = state.tasks.find((each) => each.id === taskId);
  const may = !isMeant(state, actor) && action.by.some((hand) => holds(hand, state, task, actor));
  if (!may) {
    const knows = actor.kind === "system" || expectedAudiences(state, actor).length > 0;
    return knows ? "not-allowed" : "case-not-found";
  }
  if (!action.from.includes(state.state)) return "wrong-state";
  if (!action.onTask) return "comes through";
  if (!task || (action.onTask.roles && !action.onTask.roles.includes(task.role))) return "task-not-found";
  return action.onTask.from.includes(task.state) ? "comes through" : "wrong-task-state";
}
