import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  APIRequestContext,
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
} from "playwright-core";
import { ownAddress } from "../ownAddress.ts";
import { readDemoPassword } from "./demoCases.ts";
import type { ShownScreen } from "./screenList.ts";

/** The server whose screens are looked at, and the browser that looks. */
export interface Sight {
  browser: Browser;
  baseUrl: string;
  dataDir: string;
}

type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

const reporterPhone = "13900009901";
const headers = { "x-shiliu-csrf": "1" };
// Everybody signs in once: a phone may not ask for one code after the other.
const signedIn = new Map<string, SignedIn>();

/** A context of its own for whoever looks at a screen, signed in where the screen is for them. */
export async function contextFor(
  { browser, baseUrl, dataDir }: Sight,
  login: string | undefined,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const key = `${baseUrl} ${login}`;
  const known = signedIn.get(key);
  const context = await browser.newContext({
    ...options,
    ...(known && { storageState: known }),
    baseURL: baseUrl,
    extraHTTPHeaders: ownAddress(),
  });
  if (login === undefined || known) return context;
  if (login === "reporter") await signInReporter(context.request, dataDir);
  else await post(context.request, "/api/auth/sign-in", { login, password: readDemoPassword(dataDir) });
  signedIn.set(key, await context.storageState());
  return context;
}

async function signInReporter(request: APIRequestContext, dataDir: string): Promise<void> {
  await post(request, "/api/v1/reporter/code", { phone: reporterPhone });
  const sent = readFileSync(join(dataDir, "messages.jsonl"), "utf8").trim().split("\n");
  const messages = sent.map(
    (line) => JSON.parse(line) as { to: { phone: string }; values: { code?: string } },
  );
  const code = messages.findLast(({ to, values }) => to.phone.endsWith(reporterPhone) && values.code)?.values
    .code;
  await post(request, "/api/v1/reporter/sign-in", { phone: reporterPhone, code });
}

async function post(request: APIRequestContext, path: string, data: object): Promise<void> {
  const answer = await request.post(path, { headers, data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

/** Goes to a screen, waits for what a person waits for, and opens on it what is to be seen. */
export async function goTo(page: Page, { path, route, open }: ShownScreen): Promise<void> {
  await page.goto(path);
  // A receipt code leads on to the case by itself.
  if (path.includes("track#code=")) await page.waitForURL(/\/track\/[0-9a-f-]{36}/);
  await settle(page);
  seeArrived(page, route);
  // The kit shows how a page waits, for as long as one looks.
  if (route !== "/kit") await untilLoaded(page);
  if (!open) return;
  await open(page);
  await settle(page);
  await untilLoaded(page);
}

/** A live stream never ends, so the network is never idle: what a person waits for is a heading, and nothing grey. */
async function settle(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function untilLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".mantine-Skeleton-root") === null);
}

/** Where a screen leads on to by itself. */
const leadsTo: Readonly<Record<string, string>> = { "/start": "/desk" };

/** Else another screen, the sign-in for one, would be looked at in its stead. */
function seeArrived(page: Page, route: string): void {
  const shape = (leadsTo[route] ?? route).replaceAll(/\$\w+/g, "[^/]+");
  const { pathname } = new URL(page.url());
  if (!new RegExp(`^${shape}$`).test(pathname)) throw new Error(`${route} led to ${pathname}`);
}
