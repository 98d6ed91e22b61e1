import type { Actor, BodyId, StaffRole } from "#engine/actor.ts";
import { dayMillis, localDayOf } from "#engine/calendar.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { type Figures, figuresOf } from "./domain/figures.ts";
import type { Ground } from "./ground.ts";
import { selectAlikeCases } from "./store/selectAlikeCases.ts";

/** Whose work it is to see how bodies do. */
const readers: ReadonlySet<StaffRole> = new Set(["supervisor", "auditor"]);

/** The ends that follow an answer: what was declined, withdrawn, handed over or closed elsewhere is no part of it. */
const answered = ["closed", "unconfirmed", "closedAfterReview"];

const mostDays = 366;
const minuteMillis = 60_000;

/** Figures of what closed from a day to a day, both in it, led by a body or one below it. */
export async function readFigures(
  ground: Ground,
  asked: { actor: Actor; from: string; to: string; bodyId: BodyId | undefined },
): Promise<(Figures & { from: string; to: string; bodyId: BodyId }) | Refusal> {
  const { actor, from, to } = asked;
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const tree = ground.organisations.tree();
  const bodyId = asked.bodyId ?? actor.post.bodyId;
  if (!readers.has(actor.post.role) || !tree.isWithin(bodyId, actor.post.bodyId))
    return refuse("not-allowed");
  const [first, last] = [localDayOf(from), localDayOf(to)];
  if (last < first || last - first >= mostDays) return refuse("period-too-long", { days: mostDays });
  const startOf = (day: number): Date =>
    new Date(day * dayMillis - ground.calendar().offsetMinutes * minuteMillis);
  const period = { from: startOf(first), until: startOf(last + 1) };
  const groups = await selectAlikeCases(ground.pool, { actor, tree, ...period, states: answered });
  const ofBody = groups.filter((each) => each.bodyId !== undefined && tree.isWithin(each.bodyId, bodyId));
  return { from, to, bodyId, ...figuresOf(ofBody) };
}
