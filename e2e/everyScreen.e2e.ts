import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, launchBrowser, screenshot } from "./browser.ts";
import { findAccessibilityFaults } from "./everyScreen/accessibility.ts";
import { findMisfits } from "./everyScreen/fit.ts";
import { makeContent } from "./everyScreen/makeContent.ts";
import { contextFor, goTo } from "./everyScreen/openScreen.ts";
import { screenList, type ShownScreen } from "./everyScreen/screenList.ts";

const widths = [390, 768, 1440] as const;
const colours = ["light", "dark"] as const;

let browser: Browser;
let largeTextBrowser: Browser;
beforeAll(async () => {
  [browser, largeTextBrowser] = await Promise.all([launchBrowser(), launchBrowser({ textPercent: 200 })]);
});
afterAll(() => Promise.all([browser.close(), largeTextBrowser.close()]));

const shown = screenList(await makeContent(inject("baseUrl"), inject("dataDir")));

/** Every path that a screen is declared for. */
async function declaredRoutes(): Promise<string[]> {
  // A computed address keeps the browser's sources out of this file's types.
  const load = async (path: string) =>
    Object.values((await import(new URL(path, import.meta.url).href)) as Record<string, { path: string }[]>);
  const lists = [...(await load("../src/web/screens.ts")), ...(await load("../src/web/webScreens.ts"))];
  return lists.flat().map(({ path }) => path);
}

it("leaves no screen out", async () => {
  const routes = new Set(shown.map(({ route }) => route));
  const declared = await declaredRoutes();
  expect(declared).toContain("/desk/cases/$caseId");
  expect(declared.filter((path) => !routes.has(path))).toEqual([]);
});

describe.each(shown)("the screen $name", (screen) => {
  it("breaks no rule of WCAG 2.1 AA, fits every width and logs nothing", async () => {
    const faults: string[] = [];
    await withPage(browser, screen, async (page) => {
      listen(page, faults);
      await goTo(page, screen);
      for (const colorScheme of colours) {
        await page.emulateMedia({ colorScheme });
        const found = await findAccessibilityFaults(page);
        faults.push(...found.map((fault) => `${colorScheme}: ${fault}`));
      }
      faults.push(...(await tryWidths(page)));
      if (faults.length > 0) await screenshot(page, `faults-${screen.name}`);
    });
    expect([...new Set(faults)]).toEqual([]);
  });

  it("loses nothing where text is twice as large", async () => {
    const faults = await withPage(largeTextBrowser, screen, async (page) => {
      await goTo(page, screen);
      const found = await tryWidths(page);
      if (found.length > 0) await screenshot(page, `faults-${screen.name}-large`);
      return found;
    });
    expect(faults).toEqual([]);
  });
});

async function withPage<Result>(
  from: Browser,
  { login }: ShownScreen,
  look: (page: Page) => Promise<Result>,
): Promise<Result> {
  const sight = { browser: from, baseUrl: inject("baseUrl"), dataDir: inject("dataDir") };
  const context = await contextFor(sight, login, desk);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

function listen(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} ${message.location().url}`);
  });
}

async function tryWidths(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // A layout settles within two frames.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    faults.push(...(await findMisfits(page)).map((fault) => `${width} wide: ${fault}`));
  }
  return faults;
}
