import type { Actor, BodyId } from "#engine/actor.ts";
import { dayMillis } from "#engine/calendar.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { CaseLine } from "../contract.ts";
import type { Kind } from "../domain/kinds.ts";
import { townshipOf } from "../domain/townshipOf.ts";
import type { Ground } from "../ground.ts";
import { caseLines } from "../lists/caseLines.ts";
import { fewestShared, leastLikeness, likenessOf, tellingTerms } from "../precedents/likeness.ts";
import { selectCases } from "../store/selectCases.ts";
import { selectSearchWords } from "../store.ts";

const most = 3;
/** A clerk waits on the line: so many of the newest are looked at, whatever a place has. */
const lookedAt = 200;
const endedDays = 30;
const openedDays = 180;

/**
 * Cases that the member of staff may see, of the same township and kind, open or ended of late, whose words are like
 * those that a caller says; the likest first.
 */
export async function findAlike(
  ground: Ground,
  asked: { actor: Actor; placeId: BodyId; kind: Kind; words: string; now: Date },
): Promise<{ lines: CaseLine[] } | Refusal> {
  const { actor, placeId, kind, words, now } = asked;
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const tree = ground.organisations.tree();
  const township = townshipOf(tree, placeId);
  const said = tellingTerms(words);
  // A tip-off is nobody's second: what is told in it is between its reporter and the desk.
  if (!township || kind === "tip-off" || said.length < fewestShared) return { lines: [] };
  const since = (days: number): Date => new Date(now.getTime() - days * dayMillis);
  const rows = await selectCases(ground.pool, {
    actor,
    tree,
    filters: { kind, places: ground.organisations.bodyIds().filter((id) => tree.isWithin(id, township.id)) },
    after: undefined,
    limit: lookedAt,
    opened: (put, openedAt) => [`${openedAt} >= ${put(since(openedDays))}::timestamptz`],
    also: (put) => [`(c.closed_at is null or c.closed_at >= ${put(since(endedDays))}::timestamptz)`],
  });
  const wordsOf = await selectSearchWords(
    ground.pool,
    rows.map(({ id }) => id),
  );
  const likest = rows
    .map((row) => ({ row, likeness: likenessTo(said, wordsOf.get(row.id) ?? "") }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, most);
  return {
    lines: await caseLines(
      ground,
      likest.map(({ row }) => row),
    ),
  };
}

function likenessTo(said: readonly string[], words: string): number {
  const others = new Set(tellingTerms(words));
  const shared = said.filter((term) => others.has(term)).length;
  return shared < fewestShared ? 0 : likenessOf(shared, said.length, others.size);
}
