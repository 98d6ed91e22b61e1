import type { Actor, Post } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Person } from "./body.ts";
import { checkAccess } from "./checkAccess.ts";
import { separatePowers } from "./separatePowers.ts";
import type { Snapshot } from "./snapshot.ts";

/** Whether somebody may give a person (undefined: one who is only now entered) a post; undefined where they may. */
export function checkPost(
  actor: Actor,
  snapshot: Pick<Snapshot, "tree" | "postsOf">,
  person: Person | undefined,
  { role, bodyId }: Post,
): Refusal | undefined {
  const body = snapshot.tree.find(bodyId);
  if (!body) return refuse("body-not-found", { id: bodyId });
  const refusal = checkAccess(
    actor,
    { does: "changePosts", personId: person?.id, posts: [{ role, bodyId }] },
    snapshot.tree,
  );
  if (refusal) return refusal;
  if (!body.active) return refuse("body-inactive", { id: bodyId });
  if (body.kind === "outside") return refuse("body-outside", { id: bodyId });
  if (!person) return undefined;
  if (!person.active) return refuse("person-inactive", { name: person.name });
  const held = snapshot.postsOf(person.id);
  if (held.some((post) => post.role === role && post.bodyId === bodyId)) return refuse("post-held-already");
  const other = separatePowers(
    held.map((post) => post.role),
    role,
  );
  return other && refuse("powers-separated", { held: other });
}
