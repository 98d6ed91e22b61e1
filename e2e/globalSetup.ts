import type { TestProject } from "vitest/node";
import { getChromium } from "./chromium.ts";
import { startShiliu } from "./startShiliu.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the server of this run listens: `http://127.0.0.1:<port>`. */
    baseUrl: string;
    /** The server's `SHILIU_DATA`: its database, files, sent messages and `server.log`. */
    dataDir: string;
  }
}

/** Starts one Shiliu for all journeys, tells them where it is, and gives back what stops it. */
export default async function globalSetup(
  project: Pick<TestProject, "provide">,
): Promise<() => Promise<void>> {
  // Unpacked here, once, before the test files would each do it.
  await getChromium();
  const { baseUrl, dataDir, stop } = await startShiliu();
  project.provide("baseUrl", baseUrl);
  project.provide("dataDir", dataDir);
  return stop;
}
