import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { getChromium } from "./chromium.ts";

const screensFolder = fileURLToPath(new URL("../screens", import.meta.url));

const here = { locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const;

/** A common cheap phone: `browser.newContext(phone)`. */
export const phone = {
  ...here,
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
} as const satisfies BrowserContextOptions;

/** A clerk's screen: `browser.newContext(desk)`. */
export const desk = {
  ...here,
  viewport: { width: 1440, height: 900 },
} as const satisfies BrowserContextOptions;

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const usualTextPixels = 16;

/** Starts a headless Chromium, from the system where there is one, else from npm; its text as large as somebody set it. */
export async function launchBrowser({ textPercent = 100 } = {}): Promise<Browser> {
  const { executablePath, env } = await getChromium();
  const textSize = `--blink-settings=defaultFontSize=${(usualTextPixels * textPercent) / 100}`;
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...flags, ...(textPercent === 100 ? [] : [textSize])],
    env: { ...process.env, ...env },
  });
}

/** Writes what `page` shows to `screens/<name>.png` once its fonts are there, and gives the file's path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(screensFolder, { recursive: true });
  const path = join(screensFolder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, animations: "disabled" });
  return path;
}
