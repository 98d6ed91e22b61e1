import { createHash } from "node:crypto";
import type { ReporterId } from "#engine/actor.ts";
import { findCookie, makeCookie } from "#platform/auth/cookies.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { sessionRules } from "./domain/codeRules.ts";
import type { Ground } from "./ground.ts";
import { deleteExpired, deleteSession, findSession, insertSession, touchSession } from "./store.ts";

const tokenBytes = 32;
const cookieName = "shiliu_reporter";

/** Begins a session and gives the cookie to set. */
export async function beginSession(
  ground: Ground,
  tx: Transaction,
  reporterId: ReporterId,
  now: Date,
): Promise<string> {
  const token = ground.random(tokenBytes).toString("base64url");
  const expiresAt = new Date(now.getTime() + sessionRules.longestMs);
  await insertSession(tx, { tokenHash: hashToken(token), reporterId, createdAt: now, expiresAt });
  return makeCookie(cookieName, token, {
    secure: ground.secureCookies,
    maxAgeSeconds: sessionRules.longestMs / 1000,
  });
}

/** The reporter whose session a `Cookie` header carries, by one prepared query. */
export async function findReporterSession(
  ground: Ground,
  db: Queryable,
  cookieHeader: string | undefined,
  now: Date,
): Promise<{ reporterId: ReporterId } | undefined> {
  const token = findCookie(cookieHeader, cookieName, ground.secureCookies);
  if (token === undefined) return undefined;
  const tokenHash = hashToken(token);
  const session = await findSession(db, tokenHash, now, idleSince(now));
  if (!session) return undefined;
  // Writing at every request would cost more than the idle limit is worth.
  if (now.getTime() - session.lastSeenAt.getTime() > sessionRules.seenEveryMs)
    await touchSession(db, tokenHash, now);
  return { reporterId: session.reporterId };
}

/** Ends the session a `Cookie` header carries, if any, and gives the cookie that removes it. */
export async function endSession(ground: Ground, cookieHeader: string | undefined): Promise<string> {
  const token = findCookie(cookieHeader, cookieName, ground.secureCookies);
  if (token !== undefined) await withTransaction(ground.pool, (tx) => deleteSession(tx, hashToken(token)));
  return makeCookie(cookieName, "", { secure: ground.secureCookies, maxAgeSeconds: 0 });
}

/** Deletes sessions and codes that are over. For a nightly job. */
export async function deleteExpiredSessions(tx: Transaction, now: Date): Promise<void> {
  await deleteExpired(tx, now, idleSince(now));
}

const idleSince = (now: Date): Date => new Date(now.getTime() - sessionRules.idleMs);

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
