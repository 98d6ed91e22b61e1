import type { Actor } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import { findSearchQuery } from "#platform/search/terms.ts";
import type { FoundLine } from "../contract.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import { dateOf } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { foundLine } from "../present.ts";
import { selectFound, selectNewestPublic } from "../store/selectFound.ts";

interface Asked {
  q: string;
  limit: number;
}

/** Articles in force that fit what a caller says; nothing for words that nobody could search for. */
export async function searchArticles(
  ground: Ground,
  actor: Actor,
  asked: Asked,
  now: Date,
): Promise<{ lines: FoundLine[] } | Refusal> {
  const refusal = checkKeeping(actor, { does: "read", public: false }, ground.organisations.tree());
  return refusal ?? { lines: await findLines(ground, asked, false, now) };
}

/** The same among what anyone may read; without words, what was last changed. */
export async function searchPublicArticles(
  ground: Ground,
  { q, limit }: { q: string | undefined; limit: number },
  now: Date,
): Promise<{ lines: FoundLine[] }> {
  if (q !== undefined) return { lines: await findLines(ground, { q, limit }, true, now) };
  const newest = await selectNewestPublic(ground.pool, { today: dateOf(now), limit });
  return { lines: newest.map((found) => foundLine(ground, found, [], now)) };
}

async function findLines(
  ground: Ground,
  { q, limit }: Asked,
  publicOnly: boolean,
  now: Date,
): Promise<FoundLine[]> {
  const terms = findSearchQuery(q)?.terms;
  if (!terms) return [];
  const found = await selectFound(ground.pool, { terms, today: dateOf(now), publicOnly, limit });
  return found.map((each) => foundLine(ground, each, terms, now));
}
