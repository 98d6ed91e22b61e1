import { createHash } from "node:crypto";
import type { PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";
import { hashPassword } from "./passwordHash.ts";
import { checkPassword, type PasswordRefusal } from "./passwordRules.ts";

/** An account to be made for a member of staff. */
export interface NewStaffAccount {
  personId: PersonId;
  /** What they type to sign in; case does not matter. */
  login: string;
  displayName: string;
  /** Left out, the account waits for its holder to accept an invitation. */
  password?: string | undefined;
  now: Date;
}

const inviteBytes = 32;
const inviteValidMs = 7 * 24 * 3_600_000;
const provider = "credential";

/** A login in the form it is kept and compared in. */
export function normaliseLogin(login: string): string {
  return login.normalize("NFKC").trim().toLowerCase();
}

/**
 * Makes the account of a person, or brings its login and name up to date; a password that is set stays. The password
 * is not checked against the rules: demo accounts are made here too.
 */
export async function createStaffAccount(
  tx: Transaction,
  account: NewStaffAccount,
  random: RandomSource,
): Promise<void> {
  const { personId, displayName, now } = account;
  // Nobody knows this one; having a hash to check makes an uninvited account answer as slowly as any.
  const password = account.password ?? random(inviteBytes).toString("base64url");
  await tx.query(
    `insert into auth.users (id, name, email, login, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
     on conflict (id) do update set name = excluded.name, login = excluded.login, updated_at = excluded.updated_at`,
    [personId, displayName, `${personId}@staff.invalid`, normaliseLogin(account.login), now],
  );
  await tx.query(
    `insert into auth.accounts
       (id, account_id, provider_id, user_id, password, created_at, updated_at, password_set_at)
     values ($1::uuid, $1::text, $2, $1::uuid, $3, $4, $4, $5) on conflict do nothing`,
    [personId, provider, await hashPassword(password), now, account.password === undefined ? null : now],
  );
}

/** Makes the token of a link by which a person sets their password; earlier links of theirs stop working. */
export async function inviteStaff(
  tx: Transaction,
  personId: PersonId,
  now: Date,
  random: RandomSource,
): Promise<string> {
  const token = random(inviteBytes).toString("base64url");
  await tx.query(`delete from auth.invites where user_id = $1 and used_at is null`, [personId]);
  await tx.query(
    `insert into auth.invites (token_hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)`,
    [hashToken(token), personId, now, new Date(now.getTime() + inviteValidMs)],
  );
  return token;
}

/** Sets the password of whoever holds an invitation, once, and ends all their sessions. Gives who it was. */
export async function acceptInvite(
  tx: Transaction,
  token: string,
  password: string,
  now: Date,
): Promise<{ personId: PersonId; login: string } | Refusal<"invite-invalid"> | PasswordRefusal> {
  const { rows } = await tx.query<{ personId: string; login: string }>(
    `select u.id as "personId", u.login from auth.invites i join auth.users u on u.id = i.user_id
     where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and u.disabled_at is null for update of i`,
    [hashToken(token), now],
  );
  const [invited] = rows;
  if (!invited) return refuse("invite-invalid");
  const refused = checkPassword(password, invited.login);
  if (refused) return refused;
  await tx.query(`update auth.invites set used_at = $2 where token_hash = $1`, [hashToken(token), now]);
  await setPassword(tx, invited.personId, { password, now, setAt: now });
  return invited;
}

/** Replaces a person's password and ends all their sessions; `setAt` is empty where nobody knows it. */
async function setPassword(
  tx: Transaction,
  personId: PersonId,
  { password, now, setAt }: { password: string; now: Date; setAt: Date | undefined },
): Promise<void> {
  await tx.query(
    `update auth.accounts set password = $2, updated_at = $3, password_set_at = $4
     where user_id = $1 and provider_id = $5`,
    [personId, await hashPassword(password), now, setAt, provider],
  );
  await tx.query(`delete from auth.sessions where user_id = $1`, [personId]);
}

/** Makes a person's password unknown to everybody, ends their sessions, and makes the token of a link to set another. */
export async function resetPassword(
  tx: Transaction,
  personId: PersonId,
  now: Date,
  random: RandomSource,
): Promise<string> {
  const password = random(inviteBytes).toString("base64url");
  await setPassword(tx, personId, { password, now, setAt: undefined });
  return inviteStaff(tx, personId, now, random);
}

/** Notes that a person has set a password of their own. */
export async function notePasswordSet(db: Queryable, personId: PersonId, now: Date): Promise<void> {
  await db.query(`update auth.accounts set password_set_at = $2 where user_id = $1 and provider_id = $3`, [
    personId,
    now,
    provider,
  ]);
}

/** Ends every session of a person. */
export async function endAllSessions(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.query(`delete from auth.sessions where user_id = $1`, [personId]);
}

/** Takes away a person's second factor (a lost phone) and ends their sessions; they set up a new one. */
export async function resetSecondFactor(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.query(`delete from auth.second_factors where user_id = $1`, [personId]);
  await tx.query(`update auth.users set two_factor_enabled = false where id = $1`, [personId]);
  await tx.query(`delete from auth.sessions where user_id = $1`, [personId]);
}

/** Keeps a person who left from signing in, and ends their sessions. The account stays for the record. */
export async function disableStaffAccount(tx: Transaction, personId: PersonId, now: Date): Promise<void> {
  await tx.query(`update auth.users set disabled_at = $2 where id = $1 and disabled_at is null`, [
    personId,
    now,
  ]);
  await tx.query(`delete from auth.sessions where user_id = $1`, [personId]);
}

/** Lets a person who came back sign in again. */
export async function enableStaffAccount(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.query(`update auth.users set disabled_at = null where id = $1`, [personId]);
}

/** The login of one of these people who can sign in, if any can. */
export async function findEnabledLogin(
  db: Queryable,
  personIds: readonly PersonId[],
): Promise<string | undefined> {
  const { rows } = await db.query<{ login: string }>(
    `select login from auth.users where id = any($1::uuid[]) and disabled_at is null order by login limit 1`,
    [personIds],
  );
  return rows[0]?.login;
}

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
