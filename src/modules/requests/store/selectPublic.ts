import type { BodyId } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Visibility } from "#platform/journal/visibleCases.ts";
import type { NewestCursor } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";
import { selectCasesOf } from "./selectCases.ts";

/**
 * `isPublic` in SQL, over `cases c`: the only condition by which anybody is shown a case. A test compares the two. As one
 * `case`, of which PostgreSQL expects that half will meet it: taken apart it would expect hardly any, and read and sort
 * all cases of a list to find the first thirty.
 */
export const publicCases = `case
  when c.kind = 'tip-off' or cardinality(c.about_ids) > 0 then false
  when c.origin is not null and not c.fold->'facts' ? 'superior' then false
  else (jsonb_path_exists(c.fold->'facts'->'corrections',
    '$[*] ? (@.what == "about" || @.what == "kind" && @.from == "tip-off")')) is not true end`;

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
