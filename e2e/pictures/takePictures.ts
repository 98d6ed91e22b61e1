import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { desk, launchBrowser, phone } from "../browser.ts";
import globalSetup from "../globalSetup.ts";
import { type DemoCase, makeDemoCases, readDemoPassword } from "./demoCases.ts";

const folder = fileURLToPath(new URL("../../screens", import.meta.url));
const docs = fileURLToPath(new URL("../../docs/screens", import.meta.url));

type Look = { colour: "light" | "dark"; language: "zh" | "en" };
const looks: readonly Look[] = [
  { colour: "light", language: "zh" },
  { colour: "dark", language: "zh" },
  { colour: "light", language: "en" },
];

interface Camera {
  browser: Browser;
  baseUrl: string;
  password: string;
}

async function openPage(
  { browser, baseUrl, password }: Camera,
  width: 390 | 1440,
  look: Look,
  login?: string,
) {
  const context = await browser.newContext({
    ...(width === 390 ? phone : desk),
    colorScheme: look.colour,
    baseURL: baseUrl,
  });
  await context.addInitScript(({ colour, language }) => {
    localStorage.setItem("shiliu.colour", colour);
    localStorage.setItem("shiliu.language", language);
  }, look);
  if (login !== undefined) {
    const signedIn = await context.request.post("/api/auth/sign-in", {
      headers: { "x-shiliu-csrf": "1" },
      data: { login, password },
    });
    if (!signedIn.ok()) throw new Error(`${login} could not sign in`);
  }
  return context.newPage();
}

async function settle(page: Page): Promise<void> {
  // A live stream never ends, so the network is never idle: wait for what a person waits for.
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".mantine-Skeleton-root") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // A receipt code leads on to the case by itself.
  if (path.includes("#code=")) await page.waitForURL(/\/track\/[0-9a-f-]{36}/);
}

async function take(page: Page, name: string, whole = true): Promise<Buffer> {
  await settle(page);
  const picture = await page.screenshot({ fullPage: whole, animations: "disabled" });
  await writeFile(join(folder, `${name}.png`), picture);
  return picture;
}

/** Every screen: its name, its address, and who looks at it. */
function screensOf(
  cases: readonly DemoCase[],
): readonly (readonly [name: string, path: string, login?: string])[] {
  const [answered, inHand, , shared] = cases;
  if (!answered || !inHand || !shared) throw new Error("Too few cases");
  return [
    ["home", "/"],
    ["report", "/report"],
    ["public", "/public"],
    ["public-case", `/public/${answered.number}`],
    ["directory", "/directory"],
    ["track", "/track"],
    ["track-case", `/track#code=${answered.receiptCode}`],
    ["sign-in", "/sign-in"],
    ["reporter-sign-in", "/me/sign-in"],
    ["queue", "/desk", "demo.housing"],
    ["queue-desk", "/desk", "demo.dispatcher"],
    ["cases", "/desk/cases", "demo.dispatcher"],
    ["news", "/desk/notices", "demo.housing"],
    ["notice-settings", "/notices/settings", "demo.housing"],
    ["case", `/desk/cases/${inHand.caseId}`, "demo.housing"],
    ["case-shared", `/desk/cases/${shared.caseId}`, "demo.housing"],
    ["case-answered", `/desk/cases/${answered.caseId}`, "demo.dispatcher"],
    ["report-for-another", "/desk/report", "demo.clerk"],
    ["organisations", "/organisations", "demo.admin"],
    ["people", "/people", "demo.admin"],
  ];
}

async function takeAll(camera: Camera, cases: readonly DemoCase[]): Promise<void> {
  for (const [name, path, login] of screensOf(cases)) {
    for (const width of [390, 1440] as const) {
      for (const look of looks) {
        const page = await openPage(camera, width, look, login);
        await visit(page, path);
        await take(page, `${name}-${width}-${look.colour}-${look.language}`);
        await page.context().close();
      }
    }
  }
}

/** The picture of the README: a department's desk and the reporter's phone, side by side. */
async function takeLoop(camera: Camera, cases: readonly DemoCase[]): Promise<void> {
  const look = { colour: "light", language: "zh" } as const;
  const [answered] = cases;
  if (!answered) throw new Error("No case");
  const left = await openPage(camera, 1440, look, "demo.dispatcher");
  await visit(left, `/desk/cases/${answered.caseId}`);
  const wide = await take(left, "loop-desk", false);
  const right = await openPage(camera, 390, look);
  await visit(right, `/track#code=${answered.receiptCode}`);
  const narrow = await take(right, "loop-phone", false);
  const sheet = await camera.browser.newPage({ viewport: { width: 1440, height: 760 } });
  const data = (picture: Buffer) => `data:image/png;base64,${picture.toString("base64")}`;
  await sheet.setContent(`<body style="margin:0;background:#ece7df;display:flex;gap:28px;padding:28px;align-items:center">
    <img src="${data(wide)}" style="width:1046px;border-radius:10px;box-shadow:0 6px 24px #0003">
    <img src="${data(narrow)}" style="height:700px;border-radius:22px;box-shadow:0 6px 24px #0003"></body>`);
  await writeFile(join(docs, "loop.png"), await sheet.screenshot());
}

/** Starts a server, fills it with sample cases, and takes every picture into `screens/`, the README's into `docs/`. */
async function takePictures(): Promise<void> {
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(docs, { recursive: true })]);
  const provided: Record<string, unknown> = {};
  const stop = await globalSetup({ provide: (name, value) => void (provided[name] = value) });
  const browser = await launchBrowser();
  try {
    const baseUrl = String(provided["baseUrl"]);
    const dataDir = String(provided["dataDir"]);
    const cases = await makeDemoCases(baseUrl, dataDir);
    const camera = { browser, baseUrl, password: readDemoPassword(dataDir) };
    await takeLoop(camera, cases);
    if (!process.argv.includes("--readme")) await takeAll(camera, cases);
  } finally {
    await browser.close();
    await stop();
  }
}

await takePictures();
