import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  APIRequestContext,
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { desk, launchBrowser, phone } from "./browser.ts";
import { ownAddress } from "./ownAddress.ts";

/** Each journey is gone at both: the staff's screens in the named width, the reporter always on the phone. */
export const widths = [
  { width: "desk", device: desk },
  { width: "phone", device: phone },
] as const;

/** An answer of the API. */
export interface Answer {
  status: number;
  // Journeys look into bodies of many shapes; a wrong path fails the journey by itself.
  body: any;
}

/** Somebody who talks to the API, to bring about what a journey begins with or to ask what is true at its end. */
export interface Speaker {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  /** Takes an action on a case; throws where it is refused. */
  act(caseId: string, action: string, input?: object, taskId?: number): Promise<void>;
}

/** The people of a journey, each in a browser of their own. */
export interface People {
  /** A demo person, signed in, on the given path. */
  staff(login: string, device: BrowserContextOptions, path?: string): Promise<Page>;
  /** Somebody who is not signed in, on a phone unless said otherwise. */
  visitor(path: string, device?: BrowserContextOptions): Promise<Page>;
  /** The API as a demo person uses it, in their first post. */
  speaker(login: string): Promise<Speaker>;
  /** The API as anybody uses it. */
  stranger(): Promise<Speaker>;
}

const patienceMs = 15_000;

/**
 * Gives a test file its {@link People}: one browser for the file, every context closed after each test. They meet at the
 * Shiliu of all journeys, or at one of their own that whoever asks has started.
 */
export function usePeople(
  at: () => { baseUrl: string; dataDir: string } = () => ({
    baseUrl: inject("baseUrl"),
    dataDir: inject("dataDir"),
  }),
): People {
  const signedIn = new Map<string, SignedIn>();
  const open = new Set<BrowserContext>();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of open) await context.close();
    open.clear();
  });
  afterAll(() => browser.close());

  async function contextFor(device: BrowserContextOptions, login?: string): Promise<BrowserContext> {
    const known = login === undefined ? undefined : signedIn.get(login);
    const { baseUrl: baseURL, dataDir } = at();
    const context = await browser.newContext({
      ...device,
      ...(known && { storageState: known }),
      baseURL,
      extraHTTPHeaders: ownAddress(),
    });
    context.setDefaultTimeout(patienceMs);
    open.add(context);
    if (login !== undefined && !known) {
      await signIn(context.request, login, demoPassword(dataDir));
      signedIn.set(login, await context.storageState());
    }
    return context;
  }

  async function show(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  return {
    staff: async (login, device, path = "/desk") => show(await contextFor(device, login), path),
    visitor: async (path, device = phone) => show(await contextFor(device), path),
    speaker: async (login) => speakerOf((await contextFor(desk, login)).request, postOf(login)),
    stranger: async () => speakerOf((await contextFor(desk)).request),
  };
}

type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** The password of every demo person of this run. */
export function demoPassword(dataDir = inject("dataDir")): string {
  return readFileSync(join(dataDir, "demo-password"), "utf8").trim();
}

async function signIn(request: APIRequestContext, login: string, password: string): Promise<void> {
  const answer = await request.post("/api/auth/sign-in", {
    headers: { "x-shiliu-csrf": "1" },
    data: { login, password },
  });
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${await answer.text()}`);
}

function postOf(login: string): string {
  const post = demoPeople.find((person) => person.login === login)?.posts[0];
  if (!post) throw new Error(`There is no demo person ${login} with a post.`);
  return post.id;
}

function speakerOf(request: APIRequestContext, postId?: string): Speaker {
  const post: Record<string, string> = postId === undefined ? {} : { "x-shiliu-post": postId };
  const send = async (path: string, body: object): Promise<Answer> => {
    const answer = await request.post(`/api/v1${path}`, {
      headers: { ...post, "x-shiliu-csrf": "1", "idempotency-key": randomUUID() },
      data: body,
    });
    return { status: answer.status(), body: await answer.json() };
  };
  return {
    async get(path) {
      const answer = await request.get(`/api/v1${path}`, { headers: post });
      return { status: answer.status(), body: await answer.json() };
    },
    post: (path, body = {}) => send(path, body),
    async act(caseId, action, input = {}, taskId) {
      const name = action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const { status, body } = await send(`/requests/${caseId}/${name}`, { taskId, input });
      if (status !== 200) throw new Error(`${action} was refused: ${JSON.stringify(body)}`);
    },
  };
}
