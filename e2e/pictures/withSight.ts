import { launchBrowser } from "../browser.ts";
import { makeContent } from "../everyScreen/makeContent.ts";
import type { Sight } from "../everyScreen/openScreen.ts";
import { screenList, type ShownScreen } from "../everyScreen/screenList.ts";
import globalSetup from "../globalSetup.ts";

/** Starts a server filled with sample cases and a browser, has its screens looked at, and stops both. */
export async function withSight(
  look: (sight: Sight, screens: readonly ShownScreen[]) => Promise<void>,
): Promise<void> {
  const provided: Record<string, unknown> = {};
  const stop = await globalSetup({ provide: (name, value) => void (provided[name] = value) });
  const browser = await launchBrowser();
  try {
    const sight = { browser, baseUrl: String(provided["baseUrl"]), dataDir: String(provided["dataDir"]) };
    await look(sight, screenList(await makeContent(sight.baseUrl, sight.dataDir)));
  } finally {
    await browser.close();
    await stop();
  }
}
