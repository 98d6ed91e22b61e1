import type { Page } from "playwright-core";
import { press, write } from "./form.ts";

/** Fills in the staff's sign-in and sends it. */
export async function enterPassword(page: Page, login: string, password: string): Promise<void> {
  await write(page, "登录名或工号", login);
  // A password field has no role.
  await page.getByLabel("密码", { exact: true }).fill(password);
  await press(page, "登录");
}
