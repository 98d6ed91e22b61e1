import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll } from "vitest";
import type { Config } from "#platform/config/config.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { createLog } from "#platform/log/log.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { assemble, type System } from "./assemble.ts";
import { makeServer } from "./makeServer.ts";
import { migrations } from "./modules.ts";
import { demoPassword, seed } from "./seed.ts";

/** An answer of the API under test. */
export interface Answer {
  status: number;
  // Tests look into bodies of many shapes; a wrong path fails the test by itself.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** Somebody who calls the API under test. */
export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
  /** Takes an action on a case: `act(caseId, "accept", {…}, taskId)`. */
  act(caseId: string, action: string, input?: unknown, more?: object, key?: string): Promise<Answer>;
}

/** A whole Shiliu over a database of its own, with a clock that tests move. */
export interface TestSystem {
  system: System;
  server: FastifyInstance;
  /** A demo person, acting in their first post or the one at a body. */
  staff(login: string, bodyId?: string): Promise<Caller>;
  anonymous: Caller;
  /** Whoever holds a receipt code. */
  holder(receiptCode: string): Caller;
  /** Another system, with its key. */
  bearer(secret: string): Caller;
  /** Moves the clock on. */
  pass(time: { minutes?: number; hours?: number; days?: number }): void;
}

function config(dataFolder: string): Config {
  return {
    mode: "development",
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://localhost",
    dataFolder,
    database: { url: undefined, migrationUrl: undefined, listenUrl: undefined, readUrl: undefined },
    masterKey: randomBytes(32),
    secret: randomBytes(32).toString("base64url"),
    trustProxy: false,
    messages: "file",
  };
}

/** Starts a whole system for a test file; it is stopped and removed afterwards. */
export async function testSystem(): Promise<TestSystem> {
  const database = await testDatabase(migrations);
  const dataFolder = mkdtempSync(join(tmpdir(), "shiliu-test-"));
  const settings = config(dataFolder);
  const log = createLog({ mode: "development", level: "silent" });
  let aheadMs = 0;
  const clock = (): Date => new Date(Date.now() + aheadMs);
  const urls = { ...database, listenUrl: database.appUrl };
  await seed(settings, urls, log, clock());
  const system = await assemble(settings, urls, log, clock);
  const server = await makeServer(system, { serveWeb: false });
  afterAll(async () => {
    await server.close();
    await system.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const callerWith = (headers: Record<string, string>): Caller => makeCaller(server, headers);
  return {
    system,
    server,
    anonymous: callerWith({}),
    holder: (receiptCode) => callerWith({ "x-shiliu-receipt": receiptCode }),
    bearer: (secret) => callerWith({ authorization: `Bearer ${secret}` }),
    async staff(login, bodyId) {
      const cookie = await signIn(server, login, demoPassword(settings));
      const person = demoPeople.find((each) => each.login === login);
      const post = person?.posts.find((each) => bodyId === undefined || each.bodyId === bodyId);
      if (!post) throw new Error(`${login} has no such post`);
      return callerWith({ cookie, "x-shiliu-post": post.id });
    },
    pass({ minutes = 0, hours = 0, days = 0 }) {
      aheadMs += ((days * 24 + hours) * 60 + minutes) * 60_000;
    },
  };
}

const signedIn = new Map<string, string>();

async function signIn(server: FastifyInstance, login: string, password: string): Promise<string> {
  const known = signedIn.get(login);
  if (known !== undefined) return known;
  const response = await server.inject({
    method: "POST",
    url: "/api/auth/sign-in",
    headers: { "x-shiliu-csrf": "1" },
    payload: { login, password },
  });
  const cookie = [response.headers["set-cookie"] ?? []]
    .flat()
    .map((each) => each.split(";")[0])
    .join("; ");
  if (response.statusCode !== 200 || !cookie) throw new Error(`${login} could not sign in: ${response.body}`);
  signedIn.set(login, cookie);
  return cookie;
}

function makeCaller(server: FastifyInstance, headers: Record<string, string>): Caller {
  const call = async (
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer> => {
    const write = method === "POST" ? { "idempotency-key": key ?? randomUUID(), "x-shiliu-csrf": "1" } : {};
    const response = await server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...write },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, body: response.body === "" ? undefined : response.json() };
  };
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return {
    get: (path) => call("GET", path),
    post: (path, body = {}, key) => call("POST", path, body, key),
    act: (caseId, action, input = {}, more = {}, key) =>
      call("POST", `/requests/${caseId}/${kebab(action)}`, { input, ...more }, key),
  };
}
