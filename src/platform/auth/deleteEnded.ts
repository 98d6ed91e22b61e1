import type { Queryable } from "#platform/database/queryable.ts";
import { deleteFullBuckets } from "#platform/http/rateLimit.ts";
import { deleteOldFailures } from "./lockout.ts";
import { sessionRules } from "./staffSession.ts";

/** Deletes what sign-in no longer needs: ended sessions, challenges, invitations, used codes, failures. For a nightly job. */
export async function deleteEnded(db: Queryable, now: Date): Promise<void> {
  const idleSince = new Date(now.getTime() - sessionRules.idleMs);
  await db.query(
    `delete from auth.sessions where expires_at <= $1 or coalesce(last_seen_at, created_at) <= $2`,
    [now, idleSince],
  );
  await db.query(`delete from auth.verifications where expires_at <= $1`, [now]);
  await db.query(`delete from auth.invites where expires_at <= $1`, [now]);
  await db.query(`delete from auth.used_codes where used_at <= $1`, [idleSince]);
  await deleteOldFailures(db, now);
  await deleteFullBuckets(db, now);
}
