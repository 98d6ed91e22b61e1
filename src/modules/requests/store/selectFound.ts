import type { Actor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { visibleCases } from "#platform/journal/visibleCases.ts";
import { quotedTerm, type SearchQuery } from "#platform/search/terms.ts";
import type { NewestCursor } from "../lists/cursors.ts";
import { stretchDays, stretchOf, stretchStart, stretchTerm } from "../search/searchTerms.ts";
import { type CaseRow, caseColumns } from "../store.ts";

interface Asked extends SearchQuery {
  actor: Actor;
  tree: Tree;
  after: NewestCursor | undefined;
  limit: number;
}

/** A part of the past. */
interface Span {
  /** Absent for the part that goes up to now. */
  before: Date | undefined;
  /** Any of these terms marks the requests in it; none where it has no beginning. */
  marks: readonly string[];
}

/**
 * Cases an actor may see whose words have all terms and runs, newest first. A common term fills the page out of the last
 * days and a rare one is rare everywhere: neither reads much more than it shows, however often PostgreSQL believes that
 * terms meet.
 */
export async function selectFound(db: Queryable, asked: Asked): Promise<CaseRow[]> {
  const newest = asked.after ? new Date(asked.after.openedAt) : await findNewestOpening(db);
  if (newest === undefined) return [];
  const found: CaseRow[] = [];
  for (const span of spansFrom(newest)) {
    found.push(...(await selectWithin(db, asked, span, asked.limit - found.length)));
    if (found.length === asked.limit) break;
  }
  return found;
}

/** The past in three: the last days, the last months, and all before. */
function spansFrom(newest: Date): Span[] {
  let last = newest;
  let before: Date | undefined;
  const spans = stretchDays.map((days): Span => {
    const stretch = stretchOf(days, last);
    const span = { before, marks: [stretch, stretch - 1].map((each) => stretchTerm(days, each)) };
    before = stretchStart(days, stretch - 1);
    last = new Date(before.getTime() - 1);
    return span;
  });
  return [...spans, { before, marks: [] }];
}

async function findNewestOpening(db: Queryable): Promise<Date | undefined> {
  const { rows } = await db.query<{ opened_at: Date }>({
    name: "requests-newest-opening",
    text: "select opened_at from cases order by opened_at desc, id desc limit 1",
  });
  return rows[0]?.opened_at;
}

function tsqueryOf(terms: readonly string[], marks: readonly string[]): string {
  const all = terms.map(quotedTerm).join(" & ");
  return marks.length === 0 ? all : `${all} & (${marks.map(quotedTerm).join(" | ")})`;
}

async function selectWithin(
  db: Queryable,
  { actor, tree, terms, runs, after }: Asked,
  { before, marks }: Span,
  limit: number,
): Promise<CaseRow[]> {
  const visible = visibleCases(actor, tree, 1);
  const values: unknown[] = [...visible.values];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    `terms @@ ${put(tsqueryOf(terms, marks))}::tsquery`,
    ...runs.map((run) => `words like ${put(`%${run.replace(/[\\%_]/g, "\\$&")}%`)}`),
    ...(before ? [`opened_at < ${put(before)}::timestamptz`] : []),
    ...(after
      ? [`(opened_at, case_id) < (${put(after.openedAt)}::timestamptz, ${put(after.caseId)}::uuid)`]
      : []),
  ];
  // Found first, by the index of terms, whatever PostgreSQL expects; then looked up in turn until the page is full.
  const { rows } = await db.query<CaseRow>({
    text: `with found as materialized (select case_id, opened_at from request_search where ${conditions.join(" and ")})
           select ${caseColumns} from (select * from found order by opened_at desc, case_id desc) s
           join cases c on c.id = s.case_id ${visible.join} where ${visible.where}
           order by s.opened_at desc, s.case_id desc limit ${put(limit)}`,
    values,
  });
  return rows;
}
