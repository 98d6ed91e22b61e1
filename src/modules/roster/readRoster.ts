import type { Actor, BodyId } from "#engine/actor.ts";
import { dateOf, dayMillis, localDayOf } from "#engine/calendar.ts";
import { shift as shiftInstant } from "#engine/instant.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { dayOf } from "#engine/workingTime.ts";
import { mayDo } from "./domain/mayDo.ts";
import { instantOf } from "./domain/officeTime.ts";
import { weekdayOf } from "./domain/patterns.ts";
import { uncoveredHours } from "./domain/uncoveredHours.ts";
import { type Ground, isFitFor, stillFit } from "./ground.ts";
import { answeringView, bodyView, personView, type RosterView } from "./present.ts";
import { listPatterns, listShifts, listSubstitutes } from "./store.ts";
import { whoIsOnDuty } from "./whoIsOnDuty.ts";
import { refuseRoster } from "./writeOnce.ts";

/** How far ahead hours that nobody covers are looked for. */
const watchedDays = 7;

/** A body's roster from a day on; for whoever keeps it, with what is missing and who there is. */
export async function readRoster(
  ground: Ground,
  actor: Actor,
  { bodyId, from, days }: { bodyId: BodyId; from: string | undefined; days: number },
  now: Date,
): Promise<RosterView | Refusal> {
  const refusal = refuseRoster(ground, actor, undefined);
  if (refusal) return refusal;
  if (!ground.organisations.findBody(bodyId)) return refuse("body-not-found", { id: bodyId });
  const calendar = ground.calendar();
  const today = dayOf(calendar, now.toISOString());
  const first = from === undefined ? today - weekdayOf(today) + 1 : localDayOf(from);
  const span = { startsAt: instantOf(calendar, first, 0), endsAt: instantOf(calendar, first + days, 0) };
  const [shifts, substitutes, found] = await Promise.all([
    listShifts(ground.pool, [bodyId], span),
    listSubstitutes(ground.pool, [bodyId], span),
    whoIsOnDuty(ground, ground.pool, bodyId, now.toISOString()),
  ]);
  const mayEdit = mayDo(actor, { does: "edit", bodyId }, ground.organisations.tree());
  return {
    body: bodyView(ground, bodyId),
    from: dateOf(first),
    mayEdit,
    days: Array.from({ length: days }, (_, index) => dayView(ground, first + index)),
    shifts: shifts.map(({ id, startsAt, endsAt, a, b, note }) => ({
      id,
      startsAt,
      endsAt,
      a: personView(ground, a),
      b: personView(ground, b),
      ...(note === undefined ? {} : { note }),
    })),
    substitutes: substitutes.map(({ id, startsAt, endsAt, absentId, standInId, reason }) => ({
      id,
      startsAt,
      endsAt,
      absent: personView(ground, absentId),
      standIn: personView(ground, standInId),
      reason,
    })),
    ...(found ? { now: answeringView(ground, found) } : {}),
    ...(mayEdit ? await forKeepers(ground, bodyId, now) : {}),
  };
}

function dayView(ground: Ground, day: number): RosterView["days"][number] {
  const calendar = ground.calendar();
  const worked = calendar.isWorkingDay(day);
  const office = worked ? calendar.officeHours(day) : [];
  return {
    date: dateOf(day),
    worked,
    office: office.map(([from, until]) => ({
      startsAt: instantOf(calendar, day, from),
      endsAt: instantOf(calendar, day, until),
    })),
  };
}

async function forKeepers(ground: Ground, bodyId: BodyId, now: Date) {
  const uncovered = await uncoveredSoon(ground, [bodyId], now);
  const patterns = await listPatterns(ground.pool, bodyId);
  return {
    uncovered: uncovered.get(bodyId) ?? [],
    patterns: patterns.map(({ id, name, slots }) => ({ id, name, slots: [...slots] })),
    people: peopleFor(ground, bodyId),
  };
}

/** The hours of the next days that nobody covers, by body. */
export async function uncoveredSoon(ground: Ground, bodyIds: readonly BodyId[], now: Date) {
  const startsAt = now.toISOString();
  const span = { startsAt, endsAt: shiftInstant(startsAt, watchedDays * dayMillis) };
  const [shifts, substitutes] = await Promise.all([
    listShifts(ground.pool, bodyIds, span),
    listSubstitutes(ground.pool, bodyIds, span),
  ]);
  const fit = stillFit(ground);
  return new Map(
    bodyIds.map((bodyId) => [
      bodyId,
      uncoveredHours(bodyId, { shifts, substitutes }, span, ground.calendar(), fit),
    ]),
  );
}

/** Who may be on duty at a body: people of it, then those above it. */
function peopleFor(ground: Ground, bodyId: BodyId): NonNullable<RosterView["people"]> {
  const { organisations } = ground;
  const seen = new Set<string>();
  return organisations
    .tree()
    .chain(bodyId)
    .flatMap((body) => organisations.peopleAt(body.id).map((person) => ({ person, body })))
    .filter(({ person }) => {
      if (seen.has(person.id) || !isFitFor(ground, person.id, bodyId, "B")) return false;
      seen.add(person.id);
      return true;
    })
    .map(({ person, body }) => {
      const title = organisations.postsOf(person.id).find((post) => post.bodyId === body.id)?.title;
      return {
        ...personView(ground, person.id),
        canSignIn: isFitFor(ground, person.id, bodyId, "A"),
        bodyName: bodyView(ground, body.id).name,
        ...(title === undefined ? {} : { title }),
      };
    });
}
