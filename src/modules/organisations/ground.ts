import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";
import type { SnapshotKeeper } from "./snapshotKeeper.ts";

/** Why no message reaches a person. */
export type Unreachable = "no-address" | "address-invalid" | "no-carrier" | "not-wanted";

/** A sign-in account to be made for a person; their `personId` is its user id. */
export interface NewAccount {
  personId: PersonId;
  login: string;
  displayName: string;
  now: Date;
}

/** How a person signs in, without anything that lets anybody in. */
export interface PersonSignIn {
  disabled: boolean;
  /** Empty while the account waits for its holder to set a password. */
  passwordSetAt: Date | undefined;
  invitedUntil: Date | undefined;
  secondFactor: boolean;
  secondFactorRequired: boolean;
  lockedUntil: Date | undefined;
  /** Sessions that go on, and when the last of them was seen. */
  sessions: number;
  lastSeenAt: Date | undefined;
}

/** The accounts that people sign in with. */
export interface SignIns {
  /** Undefined where a person has no account. */
  read(db: Queryable, personId: PersonId, now: Date): Promise<PersonSignIn | undefined>;
  /** Makes the present password useless, ends every session, and gives the token of a link to set another. */
  resetPassword(tx: Transaction, personId: PersonId, now: Date): Promise<string>;
  /** Takes the second factor away and ends every session. */
  resetSecondFactor(tx: Transaction, personId: PersonId): Promise<void>;
  endSessions(tx: Transaction, personId: PersonId): Promise<void>;
  /** After the commit: drops what this process remembers of a person's sessions. */
  forget(personId: PersonId): void;
  /** After the commit: lets a login be tried again that was locked after wrong tries. */
  unlock(login: string): Promise<void>;
}

/** What the module is handed by whoever assembles it. */
export interface OrganisationsNeeds {
  pool: Pool;
  /** A new random UUID. */
  randomId(): string;
  /** Makes the secrets of API keys. */
  random: RandomSource;
  /** In how many open cases a body has a part that may call for it again; counted no further than anybody reads. */
  countOpenCases(bodyId: BodyId): Promise<number>;
  /** Makes the account of a new person, in the transaction that enters them. */
  createAccount?(tx: Transaction, account: NewAccount): Promise<void>;
  /** Keeps a person who left from signing in, in the transaction that ends their posts. */
  disableAccount?(tx: Transaction, personId: PersonId, now: Date): Promise<void>;
  /** How people sign in; absent in tests that do without. */
  signIns?: SignIns;
  /** Follows a body that gets another parent, in the transaction that moves it; `tree` is the one after it. */
  bodyMoved?(tx: Transaction, bodyId: BodyId, tree: Tree): Promise<void>;
  /** Lets other systems' keys go on in the posts that took the place of theirs; absent in tests that do without. */
  moveKeys?(tx: Transaction, posts: readonly (readonly [from: string, to: string])[]): Promise<void>;
  /** Those among these people whom no message reaches, and why; absent, nobody knows. */
  unreachable?(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Unreachable>>;
  /** Tells other processes that the version moved on; called after the commit. */
  notifyChange?(version: number): Promise<void>;
}

/** What every use case stands on. */
export interface Ground extends OrganisationsNeeds {
  keeper: SnapshotKeeper;
}
