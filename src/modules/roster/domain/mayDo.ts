import type { Actor, BodyId, Post, StaffRole } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { DutyPost } from "./roster.ts";

/** What somebody wants to do with rosters. */
export type RosterAct =
  /** Read who is on duty, with their telephone at work. */
  | { does: "read" }
  /** Enter and change shifts, substitutes and patterns of a body, and read who changed what. */
  | { does: "edit"; bodyId: BodyId }
  /** See, and see to, what nobody at a body has taken in hand. */
  | { does: "watch"; bodyId: BodyId };

const editors: readonly StaffRole[] = ["head", "dispatcher", "townshipDesk", "systemAdmin"];
const watchers: readonly StaffRole[] = ["systemAdmin", "supervisor"];
const signers: readonly StaffRole[] = ["handler", "townshipDesk", "dispatcher"];

/** The one rule of who may do what here. A role counts over the subtree of its post; a desk's, over its government's. */
export function mayDo(actor: Actor, act: RosterAct, tree: Tree): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  if (act.does === "read") return true;
  const roles = act.does === "watch" ? watchers : editors;
  return roles.includes(actor.post.role) && tree.isWithin(act.bodyId, placeOf(actor.post, tree));
}

/** A desk works for the body it stands at: it keeps the roster of all of that. */
function placeOf(post: Post, tree: Tree): BodyId {
  const body = tree.find(post.bodyId);
  return body?.kind === "desk" && body.parentId !== undefined ? body.parentId : post.bodyId;
}

/** Whether somebody with these posts may take a case of a body in hand themselves (签收). */
function maySignIn(posts: readonly Post[], bodyId: BodyId, tree: Tree): boolean {
  return posts.some((post) => signers.includes(post.role) && tree.isWithin(bodyId, post.bodyId));
}

/**
 * Whether somebody with these posts may be on duty at a body: in a post there or above it. Whoever is called first must
 * be able to take the case in hand; behind them a head may stand, who decides.
 */
export function mayBeOnDuty(posts: readonly Post[], bodyId: BodyId, as: DutyPost, tree: Tree): boolean {
  if (maySignIn(posts, bodyId, tree)) return true;
  return as === "B" && posts.some((post) => post.role === "head" && tree.isWithin(bodyId, post.bodyId));
}
