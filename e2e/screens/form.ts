import type { Locator, Page } from "playwright-core";

/** A page, or a part of one such as a dialogue. */
export type Place = Page | Locator;

/** Writes into the field of that name. */
export async function write(place: Place, label: string, text: string): Promise<void> {
  await place.getByRole("textbox", { name: label }).fill(text);
}

/** Chooses one of a few cards: `choose(page, "想做什么？", "投诉")`. */
export async function choose(place: Place, question: string, option: string): Promise<void> {
  const group = place.getByRole("group", { name: question });
  await group.getByRole("radio", { name: option }).first().check();
}

/** Chooses a body by typing a few characters of its name. */
export async function chooseBody(place: Place, label: string, typed: string, name: string): Promise<void> {
  const box = place.getByRole("combobox", { name: label });
  await box.fill(typed);
  await place.getByRole("option", { name }).first().click();
  await place.getByRole("button", { name: `移除 ${name}` }).waitFor();
}

/** Gives a photo, as the camera of a phone would. */
export async function takePhoto(place: Place, name: string, buffer: Buffer): Promise<void> {
  const input = place.locator('input[type="file"]').first();
  await input.setInputFiles({ name, mimeType: "image/jpeg", buffer });
  await place.getByRole("list", { name: "已选的文件" }).getByText("已上传").waitFor();
}

/** Presses the button of that name. */
export async function press(place: Place, name: string): Promise<void> {
  await place.getByRole("button", { name, exact: true }).click();
}
