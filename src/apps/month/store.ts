import type { Case } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";

/** What is stored of a case beside its events. */
export interface CaseOfTheMonth {
  id: string;
  fold: Case;
  reporter_id: string | null;
}

/** Every case there is. */
export async function selectAllCases(db: Queryable): Promise<CaseOfTheMonth[]> {
  const { rows } = await db.query<CaseOfTheMonth>("select id, fold, reporter_id from cases order by id");
  return rows;
}

/** The posts that have anything to do, as `body role`: whoever holds one has been sent a message. */
export async function selectBusyPosts(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ post: string }>(
    "select distinct body_id || ' ' || role as post from case_duties d join cases c on c.id = d.case_id and c.version = d.case_version",
  );
  return rows.map(({ post }) => post);
}
