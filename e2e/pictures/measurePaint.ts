import type { Page } from "playwright-core";
import { desk, phone } from "../browser.ts";
import { contextFor, goTo, type Sight } from "../everyScreen/openScreen.ts";
import type { ShownScreen } from "../everyScreen/screenList.ts";
import { withSight } from "./withSight.ts";

/** A cheap phone on a slow line: a processor four times as slow as this one's, 1.6 Mbit/s down, 150 ms there and back. */
const slowness = { processor: 4, down: 1_600_000 / 8, up: 750_000 / 8, latencyMs: 150 };
/** What the last large thing on a page may take until it is painted, and what a tap or key may take until it shows. */
const limitsMs = { paint: 2_500, interaction: 200 };

interface Measured {
  name: string;
  paintMs: number;
  what: string;
  interactionMs: number;
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowness.processor });
  await devtools.send("Network.enable");
  // A phone has a Chinese face of its own and fetches none; this machine may not.
  await devtools.send("Network.setBlockedURLs", { urls: ["*.woff2"] });
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: slowness.latencyMs,
    downloadThroughput: slowness.down,
    uploadThroughput: slowness.up,
  });
}

interface Watched {
  paint: { at: number; what: string };
  slowest: number;
}

/** Watches from the first moment on: before any script of the page. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Watched = { paint: { at: 0, what: "" }, slowest: 0 };
    (window as unknown as { watched: Watched }).watched = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element })[]) {
        const text = (entry.element?.textContent ?? "").trim().slice(0, 24);
        seen.paint = { at: entry.startTime, what: `${entry.element?.tagName ?? "gone"} ${text}` };
      }
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
        if (entry.interactionId) seen.slowest = Math.max(seen.slowest, entry.duration);
      }
    }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** Does what anybody does on a page without sending anything: types where there is a field, goes through it by key, scrolls. */
async function useIt(page: Page): Promise<void> {
  const field = page.locator("main textarea, main input[type=text], main input[type=search]").first();
  if ((await field.count()) > 0 && (await field.isVisible()) && (await field.isEditable())) {
    await field.click();
    await page.keyboard.type("路灯不亮", { delay: 120 });
  }
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("Tab", { delay: 60 });
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(300);
}

async function measure(sight: Sight, screen: ShownScreen): Promise<Measured> {
  const device = screen.login?.startsWith("demo.") ? desk : phone;
  const context = await contextFor(sight, screen.login, device);
  try {
    const page = await context.newPage();
    await watch(page);
    await slowDown(page);
    const { open: _opened, ...plain } = screen;
    page.setDefaultTimeout(60_000);
    await goTo(page, plain);
    await page.waitForTimeout(500);
    const { paint } = await page.evaluate(() => (window as unknown as { watched: Watched }).watched);
    await useIt(page);
    const { slowest } = await page.evaluate(() => (window as unknown as { watched: Watched }).watched);
    return { name: screen.name, paintMs: paint.at, what: paint.what, interactionMs: slowest };
  } finally {
    await context.close();
  }
}

function tell({ name, paintMs, what, interactionMs }: Measured): boolean {
  const over = paintMs > limitsMs.paint || interactionMs > limitsMs.interaction;
  const figures = `${paintMs.toFixed(0).padStart(6)} ms  ${interactionMs.toFixed(0).padStart(5)} ms`;
  console.log(`${over ? "over  " : "within"} ${figures}  ${name.padEnd(20)} ${what}`);
  return over;
}

/** Says of every screen when its largest part is painted, and how long the slowest answer to a key took. */
await withSight(async (sight, screens) => {
  const seen = new Set<string>(["/kit"]);
  for (const screen of screens) {
    if (seen.has(screen.route)) continue;
    seen.add(screen.route);
    if (tell(await measure(sight, screen))) process.exitCode = 1;
  }
});
