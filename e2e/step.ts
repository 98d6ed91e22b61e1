import type { Page } from "playwright-core";
import { screenshot } from "./browser.ts";

/** Does one step of a journey; where it fails, the error names it and a picture shows what the person saw. */
export async function step<Result>(page: Page, name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const picture = await screenshot(page, `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`).catch(
      () => "no picture",
    );
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Step “${name}” at ${page.url()} (${picture}):\n${reason}`, { cause: error });
  }
}
