import type { Actor, BodyId, PersonId, Post, StaffRole } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree } from "#engine/tree.ts";

/** What somebody wants to do with articles or templates. */
export type KnowledgeAct =
  /** Read what is in force, or was. */
  | { does: "read"; public: boolean }
  /** Read the drafts and the history of an owner's articles; write a new version. */
  | { does: "propose"; ownerId: BodyId }
  /** Put a draft in force. */
  | { does: "publish"; ownerId: BodyId; draftedBy: PersonId | undefined; others: boolean }
  /** Send a draft back, take an article out of use, or vouch for it until another day. */
  | { does: "vouch"; ownerId: BodyId }
  /** Choose among the templates of a body. */
  | { does: "useTemplates"; bodyId: BodyId }
  /** Write the templates of a body. */
  | { does: "keepTemplates"; bodyId: BodyId };

const proposers: readonly StaffRole[] = ["handler", "head", "townshipDesk", "dispatcher"];
const publishers: readonly StaffRole[] = ["head", "dispatcher"];

/** The one rule of who may do what here. A post counts for its place and everything below it. */
export function mayKeep(actor: Actor, act: KnowledgeAct, tree: Tree): boolean {
  if (actor.kind === "system") return true;
  if (act.does === "read" && act.public) return true;
  if (actor.kind !== "staff") return false;
  const { post } = actor;
  const covers = (bodyId: BodyId) => tree.isWithin(bodyId, placeOf(post, tree));
  switch (act.does) {
    case "read":
      return true;
    case "propose":
    case "keepTemplates":
      return proposers.includes(post.role) && covers(act.does === "propose" ? act.ownerId : act.bodyId);
    case "publish":
      if (!publishers.includes(post.role) || !covers(act.ownerId)) return false;
      // Two people look at what is told to everyone; where there is but one who may, that one does.
      return act.draftedBy !== actor.personId || !act.others;
    case "vouch":
      return publishers.includes(post.role) && covers(act.ownerId);
    case "useTemplates":
      return tree.isWithin(post.bodyId, act.bodyId) || covers(act.bodyId);
  }
}

/** Asks {@link mayKeep} and, where it says no, refuses with the reason that helps; undefined where it says yes. */
export function checkKeeping(
  actor: Actor,
  act: KnowledgeAct,
  tree: Tree,
): Refusal<"not-signed-in" | "own-draft" | "not-allowed"> | undefined {
  if (mayKeep(actor, act, tree)) return undefined;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  return act.does === "publish" && mayKeep(actor, { ...act, others: false }, tree)
    ? refuse("own-draft")
    : refuse("not-allowed");
}

/** Who else may publish for an owner. */
export interface Publishers {
  /** Who holds this role at exactly this body. */
  peopleAt(bodyId: BodyId, role: StaffRole): readonly { id: PersonId }[];
  /** Every desk that dispatches. */
  desks(): readonly { id: BodyId; parentId: BodyId | undefined }[];
}

/** Whether anybody but one person may publish what an owner answers for. */
export function hasOtherPublisher(
  ownerId: BodyId,
  personId: PersonId,
  tree: Tree,
  people: Publishers,
): boolean {
  const above = tree.chain(ownerId).map((body) => body.id);
  const desks = people.desks().filter((desk) => above.includes(desk.parentId ?? desk.id));
  const all = [
    ...above.flatMap((bodyId) => people.peopleAt(bodyId, "head")),
    ...desks.flatMap((desk) => [
      ...people.peopleAt(desk.id, "dispatcher"),
      ...people.peopleAt(desk.id, "head"),
    ]),
  ];
  return all.some(({ id }) => id !== personId);
}

/** Where a post counts: a desk works for the body it stands at, so its place is that body's. */
export function placeOf(post: Post, tree: Tree): BodyId {
  const body = tree.find(post.bodyId);
  return body?.kind === "desk" && body.parentId !== undefined ? body.parentId : post.bodyId;
}
