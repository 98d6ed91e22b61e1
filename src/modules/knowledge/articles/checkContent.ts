import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { ArticleContent } from "../domain/article.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import { checkDates } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";

/** Why an article may not be written so by somebody, if so. */
export function checkContent(
  { organisations, kinds }: Ground,
  actor: Actor,
  content: ArticleContent,
  now: Date,
): Refusal | undefined {
  const { ownerId } = content;
  const refusal = checkKeeping(actor, { does: "propose", ownerId }, organisations.tree());
  if (refusal) return refusal;
  if (organisations.findBody(ownerId)?.active !== true) return refuse("body-inactive", { id: ownerId });
  const unknown = content.kinds.find((kind) => !kinds.some(({ id }) => id === kind));
  if (unknown !== undefined) return refuse("kind-not-known", { kind: unknown });
  return checkDates(content, now);
}
