import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Visibility } from "#platform/journal/visibleCases.ts";
import type { NewestCursor } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";
import { selectCasesOf } from "./selectCases.ts";

/**
 * `isPublic` in SQL, over `cases c`: the only condition by which anybody is shown a case. PostgreSQL works it out when a
 * case is written (migration 0010), and so knows that nearly all of them meet it.
 */
export const publicCases = "c.public_places is not null";

/** What anybody may see, at one place below the root or everywhere. */
function visibleToAll(placeId: BodyId | undefined): Visibility {
  if (placeId === undefined) {
    const way = { from: "cases c", where: publicCases, order: ["c.opened_at", "c.id"] } as const;
    return { join: "", where: publicCases, ways: [way], sight: "all", values: [] };
  }
  const lies = "a.body_id = $1 and a.part & 1 <> 0";
  return {
    join: `join case_access a on a.case_id = c.id and ${lies}`,
    where: publicCases,
    ways: [
      {
        from: "case_access a join cases c on c.id = a.case_id",
        where: `${lies} and ${publicCases}`,
        order: ["a.opened_at", "a.case_id"],
      },
    ],
    sight: { from: ["case_access where body_id = $1"], values: [placeId] },
    values: [placeId],
  };
}

/** What the public list asks the store. */
export interface PublicAsked {
  /** Below the root; absent for all of it. */
  placeId: BodyId | undefined;
  kind: string | undefined;
  open: boolean | undefined;
  process: string | undefined;
  /** Opened at this moment or later, and before that one. */
  from: Date | undefined;
  until: Date | undefined;
  after: NewestCursor | undefined;
  limit: number;
}

/** A page of the public list, newest first. */
export function selectPublic(db: Queryable, asked: PublicAsked): Promise<CaseRow[]> {
  const { placeId, kind, open, process, from, until, after, limit } = asked;
  return selectCasesOf(db, visibleToAll(placeId), {
    filters: { kind, open, process },
    after,
    limit,
    opened: (put, openedAt) => [
      ...(from ? [`${openedAt} >= ${put(from)}::timestamptz`] : []),
      ...(until ? [`${openedAt} < ${put(until)}::timestamptz`] : []),
    ],
  });
}

/** The case of this number, if anybody may see it. */
export async function selectPublicByNumber(db: Queryable, number: number): Promise<CaseRow[]> {
  const { rows } = await db.query<CaseRow>({
    name: "requests-public-number",
    text: `select ${caseColumns} from cases c where c.number = $1 and ${publicCases}`,
    values: [number],
  });
  return rows;
}

/** Public cases that ended in one of these states in a time, the last to end first. */
export async function selectEndedLast(
  db: Queryable,
  asked: {
    placeId: BodyId | undefined;
    states: readonly string[];
    from: Date;
    until: Date;
    limit: number;
  },
): Promise<CaseRow[]> {
  const { placeId, states, from, until, limit } = asked;
  const lies =
    placeId === undefined
      ? ""
      : "and exists (select from case_access a where a.case_id = c.id and a.body_id = $5 and a.part & 1 <> 0)";
  const { rows } = await db.query<CaseRow>({
    text: `select ${caseColumns} from cases c
           where c.closed_at >= $1 and c.closed_at <= $2 and c.state = any($3) and ${publicCases} ${lies}
           order by c.closed_at desc limit $4`,
    values: [from, until, states, limit, ...(placeId === undefined ? [] : [placeId])],
  });
  return rows;
}

const wholeEnded = (outcome: "met" | "missed"): string =>
  `jsonb_path_exists(c.fold, '$.clocks[*] ? (@.kind == "whole" && @.outcome == "${outcome}")')`;

/** How many public cases were reported in a time, and how those went that ended in it in one of these states. */
export async function countPublic(
  db: Queryable,
  asked: { from: Date; until: Date; states: readonly string[] },
): Promise<{ reported: number; ended: number; confirmed: number; inTime: number; late: number }> {
  const { rows } = await db.query<Awaited<ReturnType<typeof countPublic>>>({
    name: "requests-count-public",
    text: `select ended.*, (select count(*)::int from cases c
             where c.opened_at >= $1 and c.opened_at <= $2 and ${publicCases}) as reported
           from (select count(*)::int as ended, (count(*) filter (where state = 'closed'))::int as confirmed,
                   (count(*) filter (where missed))::int as late,
                   (count(*) filter (where met and not missed))::int as "inTime"
                 from (select c.state, ${wholeEnded("missed")} as missed, ${wholeEnded("met")} as met from cases c
                       where c.closed_at >= $1 and c.closed_at <= $2 and c.state = any($3) and ${publicCases}) each
                ) ended`,
    values: [asked.from, asked.until, asked.states],
  });
  const [counted] = rows;
  if (!counted) throw new Error("An aggregate gives one row");
  return counted;
}

/** When each of these cases last came into another state. */
export async function selectLastMoves(db: Queryable, caseIds: readonly CaseId[]): Promise<Map<CaseId, Date>> {
  const { rows } = await db.query<{ case_id: CaseId; at: Date }>({
    name: "requests-last-moves",
    text: `select case_id, max(at) as at from case_events
           where case_id = any($1::uuid[]) and body->'changes' @> '[{"change":"state"}]' group by case_id`,
    values: [caseIds],
  });
  return new Map(rows.map((row) => [row.case_id, row.at]));
}

/** Public cases that lie by the same bodies, are of one kind and process, are open or not, and of one span of time. */
export interface PublicGroup {
  /** Where they lie and who dispatches, by what each body is to them. */
  places: Readonly<Record<string, BodyId>>;
  kind: string | null;
  process: string;
  open: boolean;
  /** The place in `from` of the first day on or after which they were opened; as many as there are days: before all of them. */
  span: number;
  cases: number;
}

interface GroupRow extends Omit<PublicGroup, "places"> {
  places: string;
}

/**
 * All public cases, counted by what the public list is narrowed by; the days come the latest first. Reads one index from
 * end to end, so that whoever asks keeps what it gives.
 */
export async function countPublicByPlace(db: Queryable, days: readonly Date[]): Promise<PublicGroup[]> {
  const { rows } = await db.query<GroupRow>({
    name: "requests-count-public-by-place",
    text: `select public_places as places, nullif(split_part(cell, '/', 2), '') as kind, process,
             split_part(cell, '/', 1) = 'open' as open,
             cardinality($1::timestamptz[]) - span as span, sum(cases)::int as cases
           from (select public_places, cell, process, width_bucket(opened_at, $1::timestamptz[]) as span, count(*) as cases
                 from cases where public_places is not null group by 1, 2, 3, 4) each
           group by 1, 2, 3, 4, 5`,
    values: [days.toReversed()],
  });
  // Many groups lie by the same bodies: these are read once, and are one and the same for whoever goes on with them.
  const read = new Map<string, PublicGroup["places"]>();
  return rows.map((row) => {
    const places = read.get(row.places) ?? (JSON.parse(row.places) as Record<string, BodyId>);
    read.set(row.places, places);
    return { ...row, places };
  });
}

/** The newest public cases of a place and kind that are open, or ended since then; opened since another time. */
export function selectPublicAlike(
  db: Queryable,
  asked: { placeId: BodyId; kind: string; endedSince: Date; openedSince: Date; limit: number },
): Promise<CaseRow[]> {
  const { placeId, kind, endedSince, openedSince, limit } = asked;
  return selectCasesOf(db, visibleToAll(placeId), {
    filters: { kind },
    after: undefined,
    limit,
    opened: (put, openedAt) => [`${openedAt} >= ${put(openedSince)}::timestamptz`],
    also: (put) => [`(c.closed_at is null or c.closed_at >= ${put(endedSince)}::timestamptz)`],
  });
}
