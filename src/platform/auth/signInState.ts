import type { PersonId } from "#engine/actor.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { sessionRules } from "./staffSession.ts";

/** A session that goes on. */
export interface LiveSession {
  id: string;
  address: string | undefined;
  userAgent: string | undefined;
  begunAt: Date;
  lastSeenAt: Date;
}

/** How somebody signs in, without anything that lets anybody in. */
export interface SignInState {
  login: string;
  disabled: boolean;
  /** Empty while the account waits for its holder to accept an invitation. */
  passwordSetAt: Date | undefined;
  /** Until when the newest invitation may be accepted, where one is open. */
  invitedUntil: Date | undefined;
  secondFactor: boolean;
}

/** The sessions of a person that go on, the last seen first. */
export async function listLiveSessions(db: Queryable, personId: PersonId, now: Date): Promise<LiveSession[]> {
  const { rows } = await db.query<{
    id: string;
    address: string | null;
    user_agent: string | null;
    begun_at: Date;
    seen_at: Date;
  }>(
    `select id, ip_address as address, user_agent, created_at as begun_at,
            coalesce(last_seen_at, created_at) as seen_at
     from auth.sessions
     where user_id = $1 and expires_at > $2 and coalesce(last_seen_at, created_at) > $3
     order by seen_at desc, id limit 100`,
    [personId, now, new Date(now.getTime() - sessionRules.idleMs)],
  );
  return rows.map((row) => ({
    id: row.id,
    address: row.address ?? undefined,
    userAgent: row.user_agent ?? undefined,
    begunAt: row.begun_at,
    lastSeenAt: row.seen_at,
  }));
}

/** How a person signs in; undefined where they have no account. */
export async function findSignInState(
  db: Queryable,
  personId: PersonId,
  now: Date,
): Promise<SignInState | undefined> {
  const { rows } = await db.query<{
    login: string;
    disabled_at: Date | null;
    two_factor_enabled: boolean;
    password_set_at: Date | null;
    invited_until: Date | null;
  }>(
    `select u.login, u.disabled_at, u.two_factor_enabled, a.password_set_at,
            (select max(i.expires_at) from auth.invites i
             where i.user_id = u.id and i.used_at is null and i.expires_at > $2) as invited_until
     from auth.users u left join auth.accounts a on a.user_id = u.id and a.provider_id = 'credential'
     where u.id = $1`,
    [personId, now],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    login: row.login,
    disabled: row.disabled_at !== null,
    passwordSetAt: row.password_set_at ?? undefined,
    invitedUntil: row.invited_until ?? undefined,
    secondFactor: row.two_factor_enabled,
  };
}

/** How far the sign-in of everybody came who is not shut out. */
export async function listSignInStates(
  db: Queryable,
  now: Date,
): Promise<{ personId: PersonId; passwordSet: boolean; invited: boolean; secondFactor: boolean }[]> {
  const { rows } = await db.query<{
    personId: PersonId;
    passwordSet: boolean;
    invited: boolean;
    secondFactor: boolean;
  }>(
    `select u.id as "personId", a.password_set_at is not null as "passwordSet",
            exists (select from auth.invites i
                    where i.user_id = u.id and i.used_at is null and i.expires_at > $1) as invited,
            coalesce(u.two_factor_enabled, false) as "secondFactor"
     from auth.users u left join auth.accounts a on a.user_id = u.id and a.provider_id = 'credential'
     where u.disabled_at is null`,
    [now],
  );
  return rows;
}
