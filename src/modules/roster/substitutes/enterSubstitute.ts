import type { BodyId, PersonId } from "#engine/actor.ts";
import { toMillis } from "#engine/instant.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Span, Substitute } from "../domain/roster.ts";
import { type Ground, isFitFor } from "../ground.ts";
import { insertSubstitute, listSubstitutes } from "../store.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Who stands in for whom, and why. */
export interface NewSubstitute extends Span {
  absentId: PersonId;
  standInId: PersonId;
  reason: string;
}

const daysMost = 93;

/** Lets somebody stand in for somebody else in all shifts of a body in a span; one begun before now begins now. */
export async function enterSubstitute(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  input: NewSubstitute,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, bodyId, { act: "substitute-entered", input }, async (tx) => {
    const refusal = refuseSubstitute(ground, bodyId, input, write.now);
    if (refusal) return refusal;
    const now = write.now.toISOString();
    const substitute: Substitute = {
      ...input,
      id: ground.randomId(),
      bodyId,
      startsAt: input.startsAt < now ? now : input.startsAt,
      enteredBy: write.actor.kind === "staff" ? write.actor.personId : undefined,
    };
    const standing = await listSubstitutes(tx, [bodyId], substitute);
    if (standing.some((each) => each.absentId === input.absentId)) return refuse("substitutes-overlap");
    await insertSubstitute(tx, substitute);
    return { before: undefined, after: substitute, reason: input.reason };
  });
}

function refuseSubstitute(
  ground: Ground,
  bodyId: BodyId,
  input: NewSubstitute,
  now: Date,
): Refusal | undefined {
  const { absentId, standInId, startsAt, endsAt } = input;
  if (absentId === standInId) return refuse("same-person-twice");
  if (startsAt >= endsAt) return refuse("span-empty");
  if (endsAt <= now.toISOString()) return refuse("span-past");
  if (toMillis(endsAt) - toMillis(startsAt) > daysMost * 86_400_000)
    return refuse("span-too-far", { days: daysMost });
  const absent = ground.organisations.findPerson(absentId);
  if (!absent) return refuse("person-not-found");
  if (isFitFor(ground, standInId, bodyId, "A")) return undefined;
  const name = ground.organisations.findPerson(standInId)?.name ?? standInId;
  const isHead = isFitFor(ground, standInId, bodyId, "B");
  // A head may stand in for a head: neither was to take cases in hand.
  if (isHead && !isFitFor(ground, absentId, bodyId, "A")) return undefined;
  return refuse(isHead ? "duty-person-cannot-sign-in" : "duty-person-not-here", { name });
}
