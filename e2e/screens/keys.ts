import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Place } from "./form.ts";

const mostTabs = 150;

function pageOf(place: Place): Page {
  return "page" in place ? place.page() : place;
}

/** Goes to a control by the tab key alone, as who has no mouse does; it has to show that it is where one is. */
async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  await target.waitFor();
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await isFocused(target)) {
      expect(await target.evaluate((element) => element.matches(":focus-visible"))).toBe(true);
      return;
    }
    await keyboard.press("Tab");
  }
  throw new Error(`The tab key does not lead to ${String(target)}`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Presses a button or follows a link. */
export async function enter(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press("Enter");
}

/** Types into a field. */
export async function type(place: Place, label: string, text: string): Promise<void> {
  await tabTo(place.getByRole("textbox", { name: label }));
  await pageOf(place).keyboard.insertText(text);
}

/** Chooses one of a group: the tab key leads to the group, the arrows within it. */
export async function pick(place: Place, question: string, option: string): Promise<void> {
  const { keyboard } = pageOf(place);
  const radios = place.getByRole("group", { name: question }).getByRole("radio");
  const wanted = place.getByRole("group", { name: question }).getByRole("radio", { name: option }).first();
  const chosen = radios.and(place.locator(":checked"));
  await tabTo((await chosen.count()) > 0 ? chosen : radios.first());
  await keyboard.press("Space");
  for (let steps = await radios.count(); steps > 0 && !(await wanted.isChecked()); steps -= 1) {
    await keyboard.press("ArrowDown");
  }
  expect(await wanted.isChecked()).toBe(true);
}

/** Chooses an entry of a list that the browser itself opens. */
export async function pickListed(place: Place, label: string, option: string): Promise<void> {
  const list = place.getByRole("combobox", { name: label });
  await tabTo(list);
  const chosen = () => list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
  const most = await list.locator("option").count();
  for (let steps = most; steps > 0 && (await chosen()) !== option; steps -= 1) {
    await pageOf(place).keyboard.press("ArrowDown");
  }
  expect(await chosen()).toBe(option);
}

/** Chooses a body by typing a part of its name, and going down the list to it. */
export async function pickBody(place: Place, label: string, typed: string, name: string): Promise<void> {
  const { keyboard } = pageOf(place);
  const box = place.getByRole("combobox", { name: label });
  await tabTo(box);
  await keyboard.insertText(typed);
  const wanted = place.getByRole("option", { name }).first();
  await wanted.waitFor();
  const id = await wanted.getAttribute("id");
  const isThere = async () => (await box.getAttribute("aria-activedescendant")) === id;
  for (let steps = 0; steps < mostTabs && !(await isThere()); steps += 1) await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await place.getByRole("button", { name: `移除 ${name}` }).waitFor();
}
