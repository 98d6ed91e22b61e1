import type { Actor, BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { type MergePreview, postLine } from "../present.ts";
import { organisationRefusals } from "../refusals.ts";
import { checkEnd } from "./deactivateBody.ts";

/** What merging a body into another would move, and why it may not be done yet where it may not. Changes nothing. */
export async function previewMerge(
  ground: Ground,
  actor: Actor,
  { id, into }: { id: BodyId; into: BodyId },
): Promise<MergePreview | Refusal> {
  const openCases = await ground.countOpenCases(id);
  const snapshot = ground.keeper.current();
  const body = snapshot.findBody(id);
  if (!body) return refuse("body-not-found", { id });
  const notTheirs = checkAccess(actor, { does: "displaceBody", bodyId: id }, snapshot.tree);
  if (notTheirs) return notTheirs;
  const refusal = checkEnd(actor, snapshot, body, into, openCases);
  const held = snapshot.postsAt(into);
  return {
    openCases,
    children: snapshot.childrenOf(id).map((child) => ({ id: child.id, name: child.name })),
    posts: snapshot.postsAt(id).map((post) => ({
      ...postLine(snapshot, post),
      personName: snapshot.findPerson(post.personId)?.name ?? post.personId,
      heldAlready: held.some((other) => other.personId === post.personId && other.role === post.role),
    })),
    ...(refusal && { barred: { code: refusal.refused, says: sentenceOf(refusal) } }),
  };
}

function sentenceOf({ refused, details }: Refusal): { zh: string; en: string } {
  const table: Readonly<Record<string, { says: { zh: string; en: string } }>> = organisationRefusals;
  const says = table[refused]?.says ?? { zh: refused, en: refused };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = details?.[name];
      return typeof value === "string" || typeof value === "number" ? `${value}` : whole;
    });
  return { zh: fill(says.zh), en: fill(says.en) };
}
