import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { step } from "./step.ts";

const people = usePeople();

describe.each(widths)("how a request is handled, on the $width", ({ width, device }) => {
  it("is read by anybody: each state, who may do what, where that leads, within what time", async () => {
    const page = await people.visitor("/", device);
    await step(page, "a visitor finds it and follows an arrow", async () => {
      await page.getByRole("link", { name: "办理流程" }).click();
      await page.getByRole("heading", { level: 1, name: "诉求怎么办理" }).waitFor();
      const accepted = page
        .getByRole("article")
        .filter({ has: page.getByRole("heading", { name: "已受理，待派单" }) });
      await accepted.first().getByText("4 个工作小时；紧急：1 小时；特急：15 分钟").waitFor();
      await screenshot(page, `process-${width}-1`);
      await accepted.first().getByRole("link", { name: "已派单，待签收" }).first().click();
      await page.waitForURL(/#resident-request-dispatched$/);
      await page.getByRole("heading", { name: "已派单，待签收" }).first().waitFor();
      await screenshot(page, `process-${width}-2`);
    });
    const clerk = await people.staff("demo.dispatcher", device, "/desk/process");
    await step(clerk, "staff read the same beside their work", async () => {
      await clerk.getByRole("heading", { level: 2, name: "企业困难诉求" }).waitFor();
      await screenshot(clerk, `process-${width}-3-desk`);
    });
  });
});
