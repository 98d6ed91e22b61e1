import type { Page } from "playwright-core";
import { choose, write } from "./form.ts";

/** Writes down what a caller asks, as a clerk does. */
export async function writeDown(page: Page, words: string): Promise<void> {
  await choose(page, "哪一类？", "咨询");
  await write(page, "发生了什么？", words);
  await write(page, "诉求人电话", "13900000001");
}

/** Chooses the article of that title by the keyboard alone, and makes the answer ready. */
export async function answerByKeys(page: Page, title: string): Promise<void> {
  const result = page.getByRole("list", { name: "可能的答复" }).getByRole("button", { name: title });
  await result.waitFor();
  await page.getByRole("textbox", { name: "发生了什么？" }).focus();
  await page.keyboard.press("Alt+KeyK");
  for (let step = 0; step < 8; step += 1) {
    if (await result.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 3, name: title }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "给诉求人的答复" }).waitFor();
}
