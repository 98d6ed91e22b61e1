import type { Actor, BodyId, StaffActor } from "./actor.ts";
import type { Case, Json, Task } from "./case.ts";
import { findTask } from "./case.ts";
import type { ActionDeclaration, Audience, Hand, Standing } from "./process.ts";
import type { Tree } from "./tree.ts";

/**
 * Whether a member of staff belongs to a body that the case is about, in any of their posts.
 * Such a person sees nothing of the case (信访工作条例 arts. 30, 46: a report is never shown to the one it is about).
 */
export function isAbout(state: Case, actor: Actor, tree: Tree): boolean {
  if (actor.kind !== "staff" || state.aboutIds.length === 0) return false;
  const bodies = [actor.post.bodyId, ...actor.bodies];
  return state.aboutIds.some((about) => bodies.some((bodyId) => tree.isWithin(bodyId, about)));
}

function bodyOfStanding(state: Case, standing: Standing, task: Task | undefined): BodyId | undefined {
  if (standing === "task") return task?.bodyId;
  if (standing === "parentTask") return findTask(state, task?.parentId)?.bodyId;
  if (standing === "grandparentTask")
    return findTask(state, findTask(state, task?.parentId)?.parentId)?.bodyId;
  return standing === "anywhere" ? undefined : state.places[standing.place];
}

/** A post stands at a body or above it: a role held at a place is held over its subtree. */
function stands(actor: StaffActor, bodyId: BodyId | undefined, tree: Tree): boolean {
  return bodyId !== undefined && tree.isWithin(bodyId, actor.post.bodyId);
}

/** Whether an actor is the one who asked: signed in, or holding this very case's receipt code. */
export function isReporter(state: Case, actor: Actor): boolean {
  if (actor.kind !== "reporter" || actor.reporterId !== state.reporter.reporterId) return false;
  return actor.onlyCaseId === undefined || actor.onlyCaseId === state.id;
}

/** The platform that a case came from, which the case keeps as the fact `superior`. */
function superiorIdOf(state: Case): Json | undefined {
  const fact = state.facts["superior"];
  return typeof fact === "object" && fact !== null && "platform" in fact ? fact["platform"] : undefined;
}

/** Whether an actor is the superior platform that sent a case. */
function isSuperior(state: Case, actor: Actor): boolean {
  return actor.kind === "superior" && actor.platformId === superiorIdOf(state);
}

function isHand(hand: Hand, state: Case, task: Task | undefined, actor: Actor, tree: Tree): boolean {
  switch (hand.hand) {
    case "anyone":
      return actor.kind !== "system";
    case "system":
      return actor.kind === "system";
    case "reporter":
      return isReporter(state, actor);
    case "superior":
      return isSuperior(state, actor);
    case "registrar":
      return actor.kind === "staff" && actor.personId === state.reporter.registrarId;
    case "post":
      return (
        actor.kind === "staff" &&
        hand.roles.includes(actor.post.role) &&
        hand.during?.includes(state.state) !== false &&
        (hand.at === "anywhere" || stands(actor, bodyOfStanding(state, hand.at, task), tree))
      );
  }
}

/** Whether an actor is one of those who may take an action on a case; the one answer to "who may". */
export function mayAct(
  action: ActionDeclaration,
  state: Case,
  task: Task | undefined,
  actor: Actor,
  tree: Tree,
): boolean {
  if (isAbout(state, actor, tree)) return false;
  return action.by.some((hand) => isHand(hand, state, task, actor, tree));
}

const deskRoles = new Set(["dispatcher", "townshipDesk"]);
const handlingRoles = new Set(["handler", "head", "dispatcher", "townshipDesk"]);

function standsAtAPlace(state: Case, actor: StaffActor, tree: Tree): boolean {
  return Object.values(state.places).some((bodyId) => stands(actor, bodyId, tree));
}

function standsAtATask(state: Case, actor: StaffActor, tree: Tree): boolean {
  return state.tasks.some((task) => stands(actor, task.bodyId, tree));
}

function staffAudiences(state: Case, actor: StaffActor, tree: Tree): Audience[] {
  const { role } = actor.post;
  const found: Audience[] = [];
  const atPlace = () => standsAtAPlace(state, actor, tree);
  const atTask = () => standsAtATask(state, actor, tree);
  if (deskRoles.has(role) && atPlace()) found.push("desk");
  if (handlingRoles.has(role) && atTask()) found.push("handling");
  if (role === "supervisor" && (atPlace() || atTask())) found.push("supervisor");
  if (role === "auditor" && (atPlace() || atTask())) found.push("auditor");
  if (actor.personId === state.reporter.registrarId) found.push("registrar");
  return found;
}

/** Who an actor is to a case; empty where they may not even know of it. */
export function audiencesOf(state: Case, actor: Actor, tree: Tree): readonly Audience[] {
  if (isAbout(state, actor, tree)) return [];
  if (actor.kind === "staff") return staffAudiences(state, actor, tree);
  return isReporter(state, actor) ? ["reporter"] : [];
}
