import { randomUUID } from "node:crypto";
import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { createRouterClient, ORPCError } from "@orpc/server";
import { beforeAll } from "vitest";
import type { Actor } from "#engine/actor.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { type TestDatabase, testDatabase } from "#platform/database/testing.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { createOrganisations, demoPeople, organisationsMigrations, seedPrefecture } from "./index.ts";
import { testNow } from "./domain/testing.ts";

/** The model prefecture in a database of the test file's own, and what happened around it. */
export interface OrganisationsUnderTest {
  db: TestDatabase;
  organisations: ReturnType<typeof createOrganisations>;
  /** Bodies that claim to hold open cases. */
  busyBodies: Set<string>;
  /** What other processes were told. */
  notified: number[];
  accounts: { made: string[]; disabled: string[] };
}

/** Seeds the model prefecture for the test file that calls this at its top. */
export async function seededOrganisations(): Promise<OrganisationsUnderTest> {
  const db = await testDatabase([organisationsMigrations]);
  const busyBodies = new Set<string>();
  const notified: number[] = [];
  const accounts = { made: [] as string[], disabled: [] as string[] };
  const organisations = createOrganisations({
    pool: db.pool,
    randomId: randomUUID,
    random: makeRandomSource(),
    countOpenCases: async (bodyId) => {
      // As for real, it asks the database.
      await db.pool.query("select 1");
      return busyBodies.has(bodyId) ? 2 : 0;
    },
    createAccount: async (_, { login }) => void accounts.made.push(login),
    disableAccount: async (_, personId) => void accounts.disabled.push(personId),
    notifyChange: async (version) => void notified.push(version),
  });
  beforeAll(async () => {
    await withTransaction(db.pool, (tx) => seedPrefecture(tx, { now: testNow, withDemoPeople: true }));
    await organisations.load();
  });
  return { db, organisations, busyBodies, notified, accounts };
}

/** The actor of a demo person in their first post. */
export function demoActor(login: string): Actor {
  const person = demoPeople.find((demo) => demo.login === login);
  const post = person?.posts[0];
  if (!person || !post) throw new Error(`No demo person ${login}`);
  const bodies = person.posts.map((held) => held.bodyId);
  return { kind: "staff", personId: person.personId, post: { role: post.role, bodyId: post.bodyId }, bodies };
}

/** What a request of somebody brings with it. */
export function contextOf(actor: Actor, headers: Readonly<Record<string, string>> = {}): RequestContext {
  return {
    actor,
    personId: actor.kind === "staff" ? actor.personId : undefined,
    language: "zh",
    now: testNow,
    requestId: "test",
    address: "127.0.0.1",
    setHeader: () => {},
    header: (name) => headers[name],
  };
}

/** The module's routes as somebody calls them. */
export function callAs({ organisations }: OrganisationsUnderTest, who: string | Actor) {
  const actor = typeof who === "string" ? demoActor(who) : who;
  return createRouterClient(organisations.routes, { context: contextOf(actor) });
}

/** The code that a call is refused with, or `"done"`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "done";
  } catch (error) {
    if (error instanceof ORPCError && error.code === "REFUSED")
      return (error.data as { refused: string }).refused;
    throw error;
  }
}

/** A fresh idempotency key. */
export function newKey(): string {
  return randomUUID();
}

/** One of each role, by login. */
export const everyone = [
  "demo.clerk",
  "demo.street",
  "demo.dispatcher",
  "demo.housing",
  "demo.housing.head",
  "demo.supervisor",
  "demo.auditor",
  "demo.security",
  "demo.admin",
];
