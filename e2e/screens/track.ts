import type { Page } from "playwright-core";
import { press, write } from "./form.ts";

/** Opens a case by its receipt code. */
export async function openByCode(page: Page, code: string): Promise<void> {
  await page.goto("/track");
  await write(page, "受理码", code);
  await press(page, "查询");
  await page.waitForURL(/\/track\/[0-9a-f-]{36}/);
}

// Whoever holds a code asks anew every 20 seconds.
const renewedWithinMs = 25_000;

/** The case stands like this, in the reporter's words; without a reload, even where staff acted meanwhile. */
export async function seeHeadline(page: Page, headline: string): Promise<void> {
  const heading = page.getByRole("heading", { level: 1, name: headline, exact: true });
  await heading.waitFor({ timeout: renewedWithinMs });
}

/** The answer reads like this. */
export async function seeAnswer(page: Page, words: string): Promise<void> {
  await page.getByRole("region", { name: "给您的答复" }).getByText(words).waitFor();
}

/** Answers the question that is the reporter's alone. */
export async function answerSolved(page: Page, solved: boolean): Promise<void> {
  const question = page.getByRole("region", { name: "解决了吗？" });
  await question
    .getByRole("button", { name: solved ? "解决了" : "没有解决" })
    .first()
    .click();
}
