import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { step } from "./step.ts";

const people = usePeople();

describe.each(widths)("the directory on the $width", ({ width, device }) => {
  it("finds the office that answers for a matter as one types, and how to reach it", async () => {
    const page = await people.visitor("/process", device);
    await step(page, "it is linked at the foot of every page", async () => {
      await page.getByRole("link", { name: "办事单位" }).click();
      await page.getByRole("heading", { level: 1, name: "办事单位" }).waitFor();
      await page.getByRole("listitem").filter({ hasText: "昌吉州民政局" }).waitFor();
    });
    await step(page, "a short name finds it in its county", async () => {
      const fold = page.getByRole("button", { name: /条件/ });
      if (await fold.isVisible()) await fold.click();
      await page.getByLabel("找单位").fill("市监局");
      await page.getByRole("combobox", { name: "县（市）" }).selectOption({ label: "阜康市" });
      await page.getByRole("listitem").filter({ hasText: "阜康市市场监督管理局" }).waitFor();
      await page.waitForURL(/county=/);
      await screenshot(page, `directory-${width}`);
    });
    await step(page, "what is not there is said so", async () => {
      await page.getByLabel("找单位").fill("没有这个单位");
      await page.getByText("没有找到这样的单位").waitFor();
    });
  });
});
