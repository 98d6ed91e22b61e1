import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk, screenshot } from "./browser.ts";
import { usePeople } from "./people.ts";
import { step } from "./step.ts";

const people = usePeople();
const tabsMost = 80;

/** Goes on with Tab until whatever has the focus is called so, then presses Enter. */
async function reach(page: Page, name: RegExp, key = "Enter"): Promise<void> {
  for (let tabs = 0; tabs < tabsMost; tabs += 1) {
    const called = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || !["A", "BUTTON", "INPUT", "TEXTAREA"].includes(element.tagName)) return "";
      const label = (element as HTMLInputElement).labels?.[0]?.textContent;
      return element.getAttribute("aria-label") ?? label ?? element.textContent ?? "";
    });
    if (name.test(called)) return page.keyboard.press(key);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Nothing called ${name} was reached by Tab`);
}

describe("a clerk's tour, by keyboard alone", () => {
  it("goes through a handler's practice case to its end, and nothing of it reaches the server", async () => {
    const page = await people.staff("demo.housing", desk, "/desk");
    const writes: string[] = [];
    await step(page, "it is offered once, and found under Help", async () => {
      await page.getByText("第一次用？").waitFor();
      await reach(page, /^以后再说$/);
      await page.getByText("第一次用？").waitFor({ state: "detached" });
      await page.reload();
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.getByText("第一次用？").count()).toBe(0);
      await reach(page, /^使用帮助$/);
      await page.getByRole("dialog", { name: "使用帮助" }).waitFor();
      await reach(page, /做五分钟练习/);
      await page.waitForURL(/\/practice$/);
    });
    page.on("request", (request) => {
      if (request.method() !== "GET") writes.push(request.url());
    });
    const at = async (number: number, cameBack = false) => {
      await page.getByText(`第 ${number} 步，共 6 步`).waitFor();
      // Where a step was just done, its successor's heading has the focus before one goes on.
      if (number > 1 && !cameBack)
        await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("tour-step");
    };
    await step(page, "reads, signs in, contacts, drafts", async () => {
      await at(1);
      await screenshot(page, "practice-desk-1");
      await reach(page, /^知道了，下一步$/);
      await at(2);
      await reach(page, /^签收/);
      await page.getByRole("dialog").waitFor();
      await reach(page, /^签收$/);
      await at(3);
      await reach(page, /^首次联系/);
      const contact = page.getByRole("dialog");
      await contact.waitFor();
      await reach(page, /电话/, "Space");
      await reach(page, /^联系上了/, "Space");
      await reach(page, /^记录联系$/);
      await at(4);
      await reach(page, /^拟写答复/);
      await page.getByRole("dialog").waitFor();
      await reach(page, /^已解决/, "Space");
      await reach(page, /答复/, "End");
      await page.keyboard.type("已经到现场更换灯具，今晚恢复照明。");
      await screenshot(page, "practice-desk-2-draft");
      await reach(page, /^送审签$/);
      await at(5);
    });
    await step(page, "what it goes by is kept: left and come back to, it goes on", async () => {
      await page.reload();
      await at(5, true);
    });
    await step(page, "the others do their part, and it ends", async () => {
      await reach(page, /^看同事怎么接着办$/);
      await at(6);
      await page.getByText("已销单").first().waitFor();
      await screenshot(page, "practice-desk-3-end");
      await page.goto("/desk");
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.getByText("【练习】").count(), "none of it stands in the real queue").toBe(0);
    });
    expect(writes).toEqual([]);
  });
});
