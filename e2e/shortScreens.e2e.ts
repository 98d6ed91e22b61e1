import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { usePeople } from "./people.ts";
import { openAction, openFromList } from "./screens/casePage.ts";
import { press } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();

const screens = [
  { name: "a small phone", device: { ...phone, viewport: { width: 390, height: 560 } } },
  { name: "a phone held sideways", device: { ...phone, viewport: { width: 740, height: 360 } } },
  { name: "a small laptop", device: { ...desk, viewport: { width: 1366, height: 650 } } },
];

/** The button is on screen whole, and nothing lies over it, before and after the rest was scrolled to its end. */
async function seeInReach(page: Page, dialog: Locator, label: string): Promise<void> {
  const button = dialog.getByRole("button", { name: label, exact: true });
  const { height, width } = page.viewportSize() ?? { height: 0, width: 0 };
  for (const end of [false, true]) {
    if (end)
      await dialog
        .getByRole("group")
        .last()
        .evaluate((last) => last.scrollIntoView({ block: "end" }));
    const box = await button.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width).toBe(true);
    await button.click({ trial: true });
  }
}

describe.each(screens)("on $name", ({ name, device }) => {
  it("the button of a long form stays in reach while its fields scroll", async () => {
    const words = `路灯不亮，晚上看不清路（${name}）。`.padEnd(600, "请尽快派人来修，老人孩子出门都不方便。");
    const stranger = await people.stranger();
    await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      words,
      placeId: "652301001",
    });
    const page = await people.staff("demo.dispatcher", device);
    await step(page, "declining asks for much", async () => {
      await openFromList(page, words.slice(0, 20));
      const dialog = await openAction(page, "不予受理");
      await seeInReach(page, dialog, "不予受理");
      await screenshot(page, `short-${device.viewport.width}-decline`);
    });
  });

  it("the form of an office's name and phone can be sent", async () => {
    const page = await people.staff("demo.admin", device, "/organisations/652301-D-market");
    await step(page, "its form is opened", async () => {
      await press(page, "修改名称或电话");
      const dialog = page.getByRole("dialog", { name: "修改名称或电话" });
      await seeInReach(page, dialog, "保存");
      await screenshot(page, `short-${device.viewport.width}-edit`);
    });
  });
});
