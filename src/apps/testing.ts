import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterAll } from "vitest";
import type { Config } from "#platform/config/config.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { createLog } from "#platform/log/log.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { assemble, type System } from "./assemble.ts";
import type { DatabaseUrls } from "./database.ts";
import { makeServer } from "./makeServer.ts";
import { migrations } from "./modules.ts";
import { demoPassword, seed } from "./seed.ts";

/** An answer of the API under test. */
export interface Answer {
  status: number;
  // Tests look into bodies of many shapes; a wrong path fails the test by itself.
  body: any;
  headers: Readonly<Record<string, unknown>>;
}

/** Somebody who calls the API under test. */
export interface Caller {
  /** What proves who calls. */
  headers: Readonly<Record<string, string>>;
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
  /** Another one without a name, at an address of their own. */
  stranger(): Caller;
  /** Somebody signed in with a one-time code on this phone. */
  reporter(phone: string): Promise<Caller>;
  /** The same caller with more headers. */
  with(caller: Caller, headers: Readonly<Record<string, string>>): Caller;
  /** Whoever holds a receipt code. */
  holder(receiptCode: string): Caller;
  /** Another system, with its key. */
  bearer(secret: string): Caller;
  /** Moves the clock on. */
  pass(time: { minutes?: number; hours?: number; days?: number }): void;
  /** Makes every request findable that was filed so far. */
  indexed(): Promise<void>;
  /** A second process over the same database. */
  another(): Promise<{ system: System; server: FastifyInstance }>;
  /** Where the database is. */
  urls: DatabaseUrls & { adminUrl: string };
  /** What all demo people sign in with. */
  password: string;
}

function config(dataFolder: string): Config {
  return {
    mode: "development",
    demo: true,
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://localhost",
    dataFolder,
    database: { url: undefined, migrationUrl: undefined, listenUrl: undefined, readUrl: undefined },
    masterKeys: [{ id: 1, key: randomBytes(32) }],
    secret: randomBytes(32).toString("base64url"),
    trustProxy: false,
    messages: "file",
    carriers: {},
    quietHours: undefined,
    warnAtPercent: 80,
    map: { tiles: undefined, start: undefined, boundariesFile: undefined },
  };
}

/** Starts a whole system for a test file; it is stopped and removed afterwards. */
export async function testSystem(
  mode: Config["mode"] = "development",
  pages: { webFolder?: string } = {},
  more: Partial<Config> = {},
  /** From when on time stands still but for what is passed; absent, it goes on as everywhere. */
  startAt?: Date,
): Promise<TestSystem> {
  const database = await testDatabase(migrations);
  const dataFolder = mkdtempSync(join(tmpdir(), "shiliu-test-"));
  const settings = { ...config(dataFolder), ...more };
  const log = createLog({ mode: "development", level: "silent" });
  let aheadMs = 0;
  const clock = (): Date => new Date((startAt?.getTime() ?? Date.now()) + aheadMs);
  const urls = { ...database, listenUrl: database.appUrl };
  // Demo people are there in any mode: how production treats them is a test's matter.
  await seed(settings, urls, log, clock());
  const running: { system: System; server: FastifyInstance }[] = [];
  const start = async () => {
    const system = await assemble({ ...settings, mode }, urls, log, clock);
    const started = { system, server: await makeServer(system, pages) };
    running.push(started);
    return started;
  };
  const { system, server } = await start();
  afterAll(async () => {
    for (const each of running) {
      await each.server.close();
      await each.system.stop();
    }
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const callerWith = (headers: Record<string, string>): Caller => makeCaller(server, headers);
  const password = demoPassword(settings);
  const cookies = new Map<string, string>();
  return {
    system,
    server,
    urls: { ...urls, adminUrl: database.adminUrl },
    password,
    another: start,
    async indexed() {
      // What other tests write in their databases holds back what may be read of this one's journal.
      for (let tries = 0; tries < 100; tries++) {
        await system.requests.index();
        const { rows } = await system.pool.query(
          "select 1 from cases c where not exists (select from request_search s where s.case_id = c.id) limit 1",
        );
        if (rows.length === 0) return;
        await wait(50);
      }
      throw new Error("Not all requests could be made findable");
    },
    anonymous: callerWith({}),
    stranger: () => callerWith({}),
    with: (caller, headers) => callerWith({ ...caller.headers, ...headers }),
    holder: (receiptCode) => callerWith({ "x-shiliu-receipt": receiptCode }),
    bearer: (secret) => callerWith({ authorization: `Bearer ${secret}` }),
    reporter: async (phone) => callerWith({ cookie: await signInByCode(server, phone, dataFolder) }),
    async staff(login, bodyId) {
      const person = demoPeople.find((each) => each.login === login);
      const post = person?.posts.find((each) => bodyId === undefined || each.bodyId === bodyId);
      if (!post) throw new Error(`${login} has no such post`);
      const cookie = cookies.get(login) ?? (await signIn(server, login, password));
      cookies.set(login, cookie);
      return callerWith({ cookie, "x-shiliu-post": post.id });
    },
    pass({ minutes = 0, hours = 0, days = 0 }) {
      aheadMs += ((days * 24 + hours) * 60 + minutes) * 60_000;
      cookies.clear(); // sessions may be over by now: whoever is asked for next signs in anew
    },
  };
}

type Injected = Awaited<ReturnType<FastifyInstance["inject"]>>;

function cookiesOf(response: Injected): string {
  return [response.headers["set-cookie"] ?? []]
    .flat()
    .map((each) => each.split(";")[0])
    .join("; ");
}

let addresses = 0;

/** Each caller has an address of their own: one for all would soon be slowed down. */
function nextAddress(): string {
  addresses += 1;
  return `10.9.${addresses >> 8}.${addresses & 255}`;
}

async function signIn(server: FastifyInstance, login: string, password: string): Promise<string> {
  const response = await server.inject({
    method: "POST",
    url: "/api/auth/sign-in",
    remoteAddress: nextAddress(),
    headers: { "x-shiliu-csrf": "1" },
    payload: { login, password },
  });
  const cookie = cookiesOf(response);
  if (response.statusCode !== 200 || !cookie) throw new Error(`${login} could not sign in: ${response.body}`);
  return cookie;
}

async function signInByCode(server: FastifyInstance, phone: string, dataFolder: string): Promise<string> {
  const post = (url: string, payload: object) =>
    server.inject({ method: "POST", url, payload, remoteAddress: nextAddress() });
  await post("/api/v1/reporter/code", { phone });
  const messages = readFileSync(join(dataFolder, "messages.jsonl"), "utf8").trim().split("\n");
  const { code } = (JSON.parse(messages.at(-1) ?? "{}") as { values: { code: string } }).values;
  const response = await post("/api/v1/reporter/sign-in", { phone, code });
  if (response.statusCode !== 200) throw new Error(`${phone} could not sign in: ${response.body}`);
  return cookiesOf(response);
}

function makeCaller(server: FastifyInstance, headers: Record<string, string>): Caller {
  const remoteAddress = nextAddress();
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
      remoteAddress,
      headers: { ...headers, ...write },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, body: response.body === "" ? undefined : response.json() };
  };
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return {
    headers,
    get: (path) => call("GET", path),
    post: (path, body = {}, key) => call("POST", path, body, key),
    act: (caseId, action, input = {}, more = {}, key) =>
      call("POST", `/requests/${caseId}/${kebab(action)}`, { input, ...more }, key),
  };
}
