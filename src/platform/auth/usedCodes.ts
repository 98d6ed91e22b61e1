import { createHash } from "node:crypto";
import type { PersonId } from "#engine/actor.ts";
import type { Queryable } from "#platform/database/queryable.ts";

// The same six digits may come up again by chance, long after they were valid.
const codeReuseMs = 10 * 60_000;

/** Takes an authenticator's code for one use; gives whether it was still unused. Of two at once, one takes it. */
export async function claimCode(
  db: Queryable,
  personId: PersonId,
  code: string,
  now: Date,
): Promise<boolean> {
  const hash = createHash("sha256").update(code).digest();
  const { rowCount } = await db.query(
    `insert into auth.used_codes as c (user_id, code_hash, used_at) values ($1, $2, $3)
     on conflict (user_id, code_hash) do update set used_at = excluded.used_at where c.used_at < $4`,
    [personId, hash, now, new Date(now.getTime() - codeReuseMs)],
  );
  return rowCount === 1;
}
