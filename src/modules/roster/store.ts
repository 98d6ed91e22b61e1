import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Instant } from "#engine/instant.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { Pattern, Slot } from "./domain/patterns.ts";
import type { Shift, Span, Substitute } from "./domain/roster.ts";

interface ShiftRow {
  id: string;
  body_id: BodyId;
  starts_at: Date;
  ends_at: Date;
  person_a: PersonId;
  person_b: PersonId;
  note: string | null;
}

interface SubstituteRow {
  id: string;
  body_id: BodyId;
  absent_id: PersonId;
  stand_in_id: PersonId;
  starts_at: Date;
  ends_at: Date;
  reason: string;
  entered_by: PersonId | null;
}

const shiftColumns = "id, body_id, starts_at, ends_at, person_a, person_b, note";
const substituteColumns = "id, body_id, absent_id, stand_in_id, starts_at, ends_at, reason, entered_by";

const shiftOf = (row: ShiftRow): Shift => ({
  id: row.id,
  bodyId: row.body_id,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  a: row.person_a,
  b: row.person_b,
  note: row.note ?? undefined,
});

const substituteOf = (row: SubstituteRow): Substitute => ({
  id: row.id,
  bodyId: row.body_id,
  absentId: row.absent_id,
  standInId: row.stand_in_id,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  reason: row.reason,
  enteredBy: row.entered_by ?? undefined,
});

/** Puts the caller in line for writing a body's roster, and opens it where there was none. */
export async function takeTurn(tx: Transaction, bodyId: BodyId): Promise<void> {
  await tx.query("insert into rosters (body_id) values ($1) on conflict do nothing", [bodyId]);
  await tx.query("select 1 from rosters where body_id = $1 for update", [bodyId]);
}

/** The bodies on whose roster there ever stood a shift. */
export async function listRosterBodies(db: Queryable): Promise<BodyId[]> {
  const { rows } = await db.query<{ body_id: BodyId }>(
    `select body_id from rosters r where exists (
       select from duty_shifts s where s.body_id = r.body_id and s.cancelled_at is null) order by body_id`,
  );
  return rows.map((row) => row.body_id);
}

/** The shifts of some bodies that share time with a span, in order. */
export async function listShifts(db: Queryable, bodyIds: readonly BodyId[], span: Span): Promise<Shift[]> {
  const { rows } = await db.query<ShiftRow>({
    name: "roster.listShifts",
    text: `select ${shiftColumns} from duty_shifts
           where body_id = any($1::text[]) and ends_at > $2 and starts_at < $3 and cancelled_at is null
           order by body_id, starts_at`,
    values: [bodyIds, span.startsAt, span.endsAt],
  });
  return rows.map(shiftOf);
}

/** The substitutes of some bodies whose span shares time with another, in order. */
export async function listSubstitutes(
  db: Queryable,
  bodyIds: readonly BodyId[],
  span: Span,
): Promise<Substitute[]> {
  const { rows } = await db.query<SubstituteRow>({
    name: "roster.listSubstitutes",
    text: `select ${substituteColumns} from duty_substitutes
           where body_id = any($1::text[]) and ends_at > $2 and starts_at < $3 and cancelled_at is null
           order by body_id, starts_at, id`,
    values: [bodyIds, span.startsAt, span.endsAt],
  });
  return rows.map(substituteOf);
}

/** Shifts and substitutes of some bodies at a moment. */
export async function readRostersAt(db: Queryable, bodyIds: readonly BodyId[], at: Instant) {
  // A span's end is not part of it: a millisecond is enough to hold the moment.
  const span = { startsAt: at, endsAt: new Date(Date.parse(at) + 1).toISOString() };
  return {
    shifts: await listShifts(db, bodyIds, span),
    substitutes: await listSubstitutes(db, bodyIds, span),
  };
}

/** A shift that was not cancelled. */
export async function findShift(db: Queryable, id: string): Promise<Shift | undefined> {
  const { rows } = await db.query<ShiftRow>(
    `select ${shiftColumns} from duty_shifts where id = $1 and cancelled_at is null`,
    [id],
  );
  return rows[0] && shiftOf(rows[0]);
}

/** Writes shifts: new ones in full, known ones with what may change. */
export async function saveShifts(tx: Transaction, shifts: readonly Shift[]): Promise<void> {
  await tx.query(
    `insert into duty_shifts (${shiftColumns})
     select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::text[])
     on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       person_a = excluded.person_a, person_b = excluded.person_b, note = excluded.note`,
    [
      shifts.map((shift) => shift.id),
      shifts.map((shift) => shift.bodyId),
      shifts.map((shift) => shift.startsAt),
      shifts.map((shift) => shift.endsAt),
      shifts.map((shift) => shift.a),
      shifts.map((shift) => shift.b),
      shifts.map((shift) => shift.note ?? null),
    ],
  );
}

/** Cancels a shift. */
export async function cancelShiftRow(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query("update duty_shifts set cancelled_at = $2 where id = $1", [id, at]);
}

/** A substitute that was not cancelled. */
export async function findSubstitute(db: Queryable, id: string): Promise<Substitute | undefined> {
  const { rows } = await db.query<SubstituteRow>(
    `select ${substituteColumns} from duty_substitutes where id = $1 and cancelled_at is null`,
    [id],
  );
  return rows[0] && substituteOf(rows[0]);
}

/** Writes a new substitute. */
export async function insertSubstitute(tx: Transaction, substitute: Substitute): Promise<void> {
  await tx.query(
    `insert into duty_substitutes (${substituteColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      substitute.id,
      substitute.bodyId,
      substitute.absentId,
      substitute.standInId,
      substitute.startsAt,
      substitute.endsAt,
      substitute.reason,
      substitute.enteredBy ?? null,
    ],
  );
}

/** Ends a substitute: one that has begun stays for what is past. */
export async function endSubstituteRow(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.query(
    `update duty_substitutes set
       cancelled_at = case when starts_at >= $2 then $2 end,
       ends_at = case when starts_at < $2 then least(ends_at, $2) else ends_at end
     where id = $1`,
    [id, now],
  );
}

/** The weekly patterns of a body, by name. */
export async function listPatterns(db: Queryable, bodyId: BodyId): Promise<Pattern[]> {
  const { rows } = await db.query<{ id: string; name: string; slots: Slot[] }>(
    "select id, name, slots from duty_patterns where body_id = $1 and ended_at is null order by name, id",
    [bodyId],
  );
  return rows.map((row) => ({ ...row, bodyId }));
}

/** A weekly pattern that was not put away. */
export async function findPattern(db: Queryable, id: string): Promise<Pattern | undefined> {
  const { rows } = await db.query<{ id: string; body_id: BodyId; name: string; slots: Slot[] }>(
    "select id, body_id, name, slots from duty_patterns where id = $1 and ended_at is null",
    [id],
  );
  const [row] = rows;
  return row && { id: row.id, bodyId: row.body_id, name: row.name, slots: row.slots };
}

/** Writes a new pattern. */
export async function insertPattern(tx: Transaction, { id, bodyId, name, slots }: Pattern): Promise<void> {
  await tx.query("insert into duty_patterns (id, body_id, name, slots) values ($1, $2, $3, $4::jsonb)", [
    id,
    bodyId,
    name,
    JSON.stringify(slots),
  ]);
}

/** Puts a pattern away; the shifts made from it stay. */
export async function endPatternRow(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.query("update duty_patterns set ended_at = $2 where id = $1", [id, now]);
}
