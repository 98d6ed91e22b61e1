import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { press } from "./form.ts";

const more = "其他动作";

function actionBar(page: Page): Locator {
  return page.getByRole("region", { name: "我现在可以做的" });
}

/** The case stands like this, in the words at the head of its page. */
export async function seeState(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

/** What is offered to whoever looks, not barred by a rule and not folded away, in the order of the page. */
async function offered(page: Page): Promise<string[]> {
  const bar = actionBar(page);
  await bar.waitFor();
  // On a phone all but the first are folded away, which is no matter of who may what.
  const buttons = bar.getByRole("button", { includeHidden: true, disabled: false });
  const folded = await bar.locator("[data-seldom] button").allTextContents();
  return (await buttons.allTextContents())
    .map((text) => text.trim())
    .filter((text) => text !== more && !folded.includes(text));
}

/** Exactly these actions are offered. */
export async function seeOffered(page: Page, labels: readonly string[]): Promise<void> {
  await expect.poll(() => offered(page), { timeout: 15_000 }).toEqual(labels);
}

/** Nothing is offered, and the page says so. */
export async function seeNothingToDo(page: Page): Promise<void> {
  await actionBar(page).getByText("现在没有需要您做的事").waitFor();
  await seeOffered(page, []);
}

/** A rule bars an act that would be theirs, and says why. */
export async function seeBarred(page: Page, sentence: string): Promise<void> {
  // On a phone it may be folded away with its button.
  await actionBar(page).getByText(sentence).first().waitFor({ state: "attached" });
}

/** Opens the form of an action, unfolding the others on a phone where it is not the first. */
export async function openAction(page: Page, label: string): Promise<Locator> {
  const button = actionBar(page).getByRole("button", { name: label, exact: true });
  const unfold = actionBar(page).getByRole("button", { name: more });
  await actionBar(page).getByRole("button").first().waitFor();
  const folded = (await unfold.isVisible()) && (await unfold.getAttribute("aria-expanded")) === "false";
  if (!(await button.isVisible()) && folded) await unfold.click();
  if (!(await button.isVisible())) await actionBar(page).locator("[data-seldom] > summary").click();
  await button.click();
  const dialog = page.getByRole("dialog", { name: label });
  await dialog.waitFor();
  return dialog;
}

/** Takes an action through its form, to the words that say it is done. */
export async function take(
  page: Page,
  label: string,
  submit: string,
  fill: (dialog: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const dialog = await openAction(page, label);
  await fill(dialog);
  await press(dialog, submit);
  await page
    .getByRole("status")
    .filter({ hasText: `已完成：${label}` })
    .waitFor();
}

/** Opens a case from the list it stands in, by its words. */
export async function openFromList(page: Page, words: string): Promise<void> {
  await page.getByRole("link", { name: words }).first().click();
  await page.waitForURL(/\/desk\/cases\//);
}
