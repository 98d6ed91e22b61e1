import { createHmac, timingSafeEqual } from "node:crypto";
import type { PersonId } from "#engine/actor.ts";
import type { Queryable } from "#platform/database/queryable.ts";

/** The name of the staff's session cookie; `__Secure-` comes before it over HTTPS. */
export const staffCookieName = "shiliu_staff";

/** How long staff stay signed in: at most, and without being seen. */
export const sessionRules = {
  longestMs: 12 * 3_600_000,
  idleMs: 2 * 3_600_000,
  seenEveryMs: 60_000,
  /** How long a process trusts what it read: how long a session revoked elsewhere may go on. */
  rememberedMs: 3_000,
} as const;

/** A member of staff who is signed in. */
export interface StaffSession {
  personId: PersonId;
  sessionId: string;
  /** Signed in by a second factor, not by the password alone. */
  secondFactorDone: boolean;
}

/** The staff sessions as one process sees them. */
export interface StaffSessions {
  /** The session of a `Cookie` header, by memory or by one prepared query; `seen` unless only a page asks by itself. */
  findStaffSession(
    cookieHeader: string | undefined,
    now: Date,
    how?: { seen: boolean },
  ): Promise<StaffSession | undefined>;
  /** Ends the session of a `Cookie` header, if it carries one; gives the cookie that removes it. */
  endSession(cookieHeader: string | undefined): Promise<string>;
  /** Ends every session of a person, except one where it is named. */
  endSessions(personId: PersonId, exceptSessionId?: string): Promise<void>;
  /** Ends one session, if it is this person's; gives whether it was. */
  endOneOf(personId: PersonId, sessionId: string): Promise<boolean>;
  /** Drops what this process remembers of a person's sessions, after they were ended in a transaction. */
  forget(personId: PersonId): void;
}

const mostRemembered = 10_000;

/** Enters a value, and lets go of the oldest where there are too many. */
function keepNewest<Value>(values: Map<string, Value>, key: string, value: Value): void {
  values.delete(key);
  values.set(key, value);
  for (const oldest of values.keys()) {
    if (values.size <= mostRemembered) break;
    values.delete(oldest);
  }
}

interface SessionRow {
  id: string;
  user_id: string;
  two_factor_enabled: boolean;
  seen_at: Date;
}

/** Makes the {@link StaffSessions} of a process. `secret` is the one that better-auth signs cookies with. */
export function makeStaffSessions(db: Queryable, secret: string, secureCookies: boolean): StaffSessions {
  const cookieName = secureCookies ? `__Secure-${staffCookieName}` : staffCookieName;
  const remembered = new Map<string, { session: StaffSession; untilMs: number }>();
  // A signature that was right once stays so; whether the session lives is asked apart.
  const verified = new Map<string, string>();

  function remember(token: string, session: StaffSession, now: Date): void {
    keepNewest(remembered, token, { session, untilMs: now.getTime() + sessionRules.rememberedMs });
  }

  function tokenOf(cookieHeader: string | undefined): string | undefined {
    const known = cookieHeader === undefined ? undefined : verified.get(cookieHeader);
    if (known !== undefined) return known;
    const token = findToken(cookieHeader, cookieName, secret);
    if (token !== undefined && cookieHeader !== undefined) keepNewest(verified, cookieHeader, token);
    return token;
  }

  function forget(personId: PersonId): void {
    for (const [token, { session }] of remembered)
      if (session.personId === personId) remembered.delete(token);
  }

  return {
    async findStaffSession(cookieHeader, now, { seen } = { seen: true }) {
      const token = tokenOf(cookieHeader);
      if (token === undefined) return undefined;
      const known = remembered.get(token);
      if (known && known.untilMs > now.getTime()) return known.session;
      const session = await readSession(db, token, now, seen);
      if (session) remember(token, session, now);
      else remembered.delete(token);
      return session;
    },
    async endSession(cookieHeader) {
      const token = findToken(cookieHeader, cookieName, secret);
      if (token !== undefined) {
        remembered.delete(token);
        await db.query(`delete from auth.sessions where token = $1`, [token]);
      }
      return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax;${secureCookies ? " Secure;" : ""} Max-Age=0`;
    },
    async endSessions(personId, exceptSessionId) {
      await db.query(`delete from auth.sessions where user_id = $1 and id is distinct from $2::uuid`, [
        personId,
        exceptSessionId,
      ]);
      forget(personId);
    },
    async endOneOf(personId, sessionId) {
      const { rowCount } = await db.query(`delete from auth.sessions where id = $1 and user_id = $2`, [
        sessionId,
        personId,
      ]);
      forget(personId);
      return rowCount === 1;
    },
    forget,
  };
}

async function readSession(
  db: Queryable,
  token: string,
  now: Date,
  seen: boolean,
): Promise<StaffSession | undefined> {
  const { rows } = await db.query<SessionRow>({
    name: "auth.readSession",
    text: `select s.id, s.user_id, u.two_factor_enabled, coalesce(s.last_seen_at, s.created_at) as seen_at
           from auth.sessions s join auth.users u on u.id = s.user_id
           where s.token = $1 and s.expires_at > $2 and coalesce(s.last_seen_at, s.created_at) > $3
             and u.disabled_at is null`,
    values: [token, now, new Date(now.getTime() - sessionRules.idleMs)],
  });
  const [row] = rows;
  if (!row) return undefined;
  if (seen && now.getTime() - row.seen_at.getTime() > sessionRules.seenEveryMs) {
    await db.query(`update auth.sessions set last_seen_at = $2 where id = $1`, [row.id, now]);
  }
  // Enabling the second factor ends every session that was begun without it.
  return { personId: row.user_id, sessionId: row.id, secondFactorDone: row.two_factor_enabled };
}

/** The token of a signed cookie (`token.signature`, percent-encoded), where the signature is ours. */
function findToken(cookieHeader: string | undefined, cookieName: string, secret: string): string | undefined {
  const start = `${cookieName}=`;
  const part = cookieHeader?.split(";").find((cookie) => cookie.trimStart().startsWith(start));
  if (part === undefined) return undefined;
  const value = decode(part.trim().slice(start.length));
  const dot = value.lastIndexOf(".");
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
