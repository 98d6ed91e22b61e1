import type { CaseId } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";

/** The lease of a screen on which somebody has a case open. */
export interface Lease {
  caseId: CaseId;
  screenId: string;
  personId: string;
  bodyId: string;
  writing: string | undefined;
  now: Date;
  expiresAt: Date;
}

/** A screen of somebody else. */
export interface PresenceRow {
  person_id: string;
  body_id: string;
  writing: string | null;
  since: Date;
}

/** Takes or renews a lease, and gives those of all other people on the case: one statement, one round trip. */
export async function renewLease(db: Queryable, lease: Lease): Promise<PresenceRow[]> {
  const { rows } = await db.query<PresenceRow>({
    name: "requests-renew-lease",
    text: `with mine as (
             insert into case_presence as p (case_id, screen_id, person_id, body_id, writing, since, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (case_id, screen_id) do update set
               body_id = excluded.body_id, writing = excluded.writing, expires_at = excluded.expires_at,
               since = case when p.expires_at <= $6 then excluded.since else p.since end
             where p.person_id = excluded.person_id)
           select person_id, body_id, writing, since from case_presence
           where case_id = $1 and person_id <> $3 and expires_at > $6 order by since, screen_id`,
    values: [
      lease.caseId,
      lease.screenId,
      lease.personId,
      lease.bodyId,
      lease.writing,
      lease.now,
      lease.expiresAt,
    ],
  });
  return rows;
}

/** Ends a person's lease. */
export async function endLease(
  db: Queryable,
  lease: Pick<Lease, "caseId" | "screenId" | "personId">,
): Promise<void> {
  await db.query("delete from case_presence where case_id = $1 and screen_id = $2 and person_id = $3", [
    lease.caseId,
    lease.screenId,
    lease.personId,
  ]);
}

/** Removes leases that ran out. */
export async function deleteEndedLeases(db: Queryable, now: Date): Promise<void> {
  await db.query("delete from case_presence where expires_at <= $1", [now]);
}
