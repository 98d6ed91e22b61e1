import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree } from "#engine/tree.ts";
import { mayManage, type OrganisationAct } from "./mayManage.ts";

/** Asks {@link mayManage} and, where it says no, refuses with the reason that helps; undefined where it says yes. */
export function checkAccess(
  actor: Actor,
  act: OrganisationAct,
  tree: Tree,
): Refusal<"not-signed-in" | "own-posts" | "own-sign-in" | "not-allowed"> | undefined {
  if (mayManage(actor, act, tree)) return undefined;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (act.does === "changePosts" && actor.kind === "staff" && act.personId === actor.personId) {
    return refuse("own-posts");
  }
  if (act.does === "resetSignIn" && actor.kind === "staff" && act.personId === actor.personId) {
    return refuse("own-sign-in");
  }
  return refuse("not-allowed");
}
