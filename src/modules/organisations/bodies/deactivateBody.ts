import type { Actor, BodyId } from "#engine/actor.ts";
import { treeOf } from "#engine/tree.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Body, HeldPost } from "../domain/body.ts";
import { bodyChange, type Change, postChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { checkMove } from "../domain/treeRules.ts";
import type { Ground } from "../ground.ts";
import { saveBodies, savePosts } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** Which body ends, why, and who takes over what stands below it and who works there. */
export interface BodyEnd {
  id: BodyId;
  reason: string;
  successorId: BodyId | undefined;
}

/** Dissolves a body. Its history stays; bodies below it and current posts go to the successor. */
export async function deactivateBody(
  ground: Ground,
  write: Omit<Write, "input">,
  input: BodyEnd,
): Promise<Written | Refusal> {
  // Asked before the write's turn: it takes a connection of its own, which those who wait in line may all hold.
  const openCases = await ground.countOpenCases(input.id);
  return writeOnce(ground, { ...write, input: { act: "deactivateBody", input } }, async (tx, snapshot) => {
    const before = snapshot.findBody(input.id);
    if (!before) return refuse("body-not-found", { id: input.id });
    const refusal = checkEnd(write.actor, snapshot, before, input.successorId, openCases);
    if (refusal) return refusal;

    const after: Body = { ...before, active: false, dissolvedAt: write.now, successorId: input.successorId };
    const moved = snapshot.childrenOf(input.id).map((child) => ({
      before: child,
      after: { ...child, parentId: input.successorId },
    }));
    const handed = handOverPosts(ground, snapshot, input, write.now);
    await saveBodies(tx, [after, ...moved.map((move) => move.after)]);
    await savePosts(tx, [...handed.ended.map((end) => end.after), ...handed.given]);
    await ground.moveKeys?.(tx, handed.places);
    const changed = new Map([after, ...moved.map((move) => move.after)].map((body) => [body.id, body]));
    const tree = treeOf(snapshot.bodies.map((body) => changed.get(body.id) ?? body));
    for (const move of moved) await ground.bodyMoved?.(tx, move.after.id, tree);
    return [
      bodyChange("body-dissolved", before, after, input.reason),
      ...tookOver(input),
      ...moved.map((move) => bodyChange("body-moved", move.before, move.after, input.reason)),
      ...handed.ended.map((end) => postChange("post-ended", end.before, end.after, input.reason)),
      ...handed.given.map((post) => postChange("post-given", undefined, post, input.reason)),
    ];
  });
}

/** The successor's own history says whom it took over. */
function tookOver({ id, successorId, reason }: BodyEnd): Change[] {
  if (successorId === undefined) return [];
  const change = { act: "body-took-over", subjectKind: "body", subjectId: successorId } as const;
  return [{ ...change, oldValue: undefined, newValue: { tookOverId: id }, reason }];
}

/** Why a body may not end so, with this many cases still in its hands; undefined where it may. */
export function checkEnd(
  actor: Actor,
  snapshot: Snapshot,
  body: Body,
  successorId: BodyId | undefined,
  openCases: number,
): Refusal | undefined {
  const { tree } = snapshot;
  const refusal = checkAccess(actor, { does: "displaceBody", bodyId: body.id }, tree);
  if (refusal) return refusal;
  if (!body.active) return refuse("body-inactive", { id: body.id });
  if (body.parentId === undefined) return refuse("root-fixed");
  if (openCases > 0) return refuse("body-has-open-cases", { id: body.id, count: openCases });
  const children = snapshot.childrenOf(body.id);
  const posts = snapshot.postsAt(body.id);
  if (successorId === undefined) {
    return children.length + posts.length > 0
      ? refuse("body-in-use", { id: body.id, children: children.length, posts: posts.length })
      : undefined;
  }
  return checkSuccessor(actor, snapshot, body, successorId);
}

/** A process that one desk served and no other would: its reports would reach nobody. */
function leftUnserved(body: Body, successor: Body): string | undefined {
  return body.serves?.find((process) => !successor.serves?.includes(process));
}

function checkSuccessor(
  actor: Actor,
  snapshot: Snapshot,
  body: Body,
  successorId: BodyId,
): Refusal | undefined {
  const { tree } = snapshot;
  const successor = snapshot.findBody(successorId);
  if (!successor) return refuse("body-not-found", { id: successorId });
  if (!successor.active) return refuse("body-inactive", { id: successorId });
  if (tree.isWithin(successorId, body.id)) return refuse("tree-cycle", { id: body.id, parent: successorId });
  const unserved = leftUnserved(body, successor);
  if (unserved !== undefined) return refuse("successor-serves-less", { id: successorId, process: unserved });
  const posts = snapshot.postsAt(body.id);
  if (posts.length > 0 && successor.kind === "outside") return refuse("body-outside", { id: successorId });
  const checks = [
    () => checkAccess(actor, { does: "placeBody", parentId: successorId }, tree),
    ...snapshot.childrenOf(body.id).map((child) => () => checkMove(tree, child.id, successorId)),
    ...posts.map(({ personId, role, bodyId }) => () => {
      const changed = [
        { role, bodyId },
        { role, bodyId: successorId },
      ];
      return checkAccess(actor, { does: "changePosts", personId, posts: changed }, tree);
    }),
  ];
  return checks.map((check) => check()).find(isRefusal);
}

/** What becomes of the posts at a body that ends. `places` says which post goes on in which. */
interface Handed {
  ended: { before: HeldPost; after: HeldPost }[];
  given: HeldPost[];
  places: (readonly [from: string, to: string])[];
}

function handOverPosts(ground: Ground, snapshot: Snapshot, { id, successorId }: BodyEnd, now: Date): Handed {
  const posts = snapshot.postsAt(id);
  const ended = posts.map((before) => ({ before, after: { ...before, until: now } }));
  if (successorId === undefined) return { ended, given: [], places: [] };
  const held = snapshot.postsAt(successorId);
  const given: HeldPost[] = [];
  const places = posts.map((post) => {
    const known = held.find((other) => other.personId === post.personId && other.role === post.role);
    const place = known ?? {
      ...post,
      id: ground.randomId(),
      bodyId: successorId,
      from: now,
      until: undefined,
    };
    if (!known) given.push(place);
    return [post.id, place.id] as const;
  });
  return { ended, given, places };
}
