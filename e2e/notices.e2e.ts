import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { choose, press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
// Whoever has no number until the journey gives them one: each width its own person.
const staff = {
  desk: { login: "demo.urban", bodyId: "652301-D-urban", phone: "13900004567", masked: "139****4567" },
  phone: { login: "demo.market", bodyId: "652301-D-market", phone: "13900008901", masked: "139****8901" },
} as const;

/** How many messages went out to a number. */
function sentTo(phone: string): number {
  const file = join(inject("dataDir"), "messages.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return lines.filter((line) => line.includes(phone)).length;
}

// The list asks anew every 15 seconds.
const renewedWithinMs = 30_000;

/** The newest message about a case to be signed in that had nowhere to go. */
function deadLine(page: Page): Locator {
  const lines = page.getByRole("listitem").filter({ hasText: "没有留号码或地址" });
  return lines.filter({ hasText: "有工单待签收" }).first();
}

describe.each(widths)("messages out, on the $width", ({ width, device }) => {
  it("are chosen by staff; one that failed is seen by an operator, and sent again once it can be", async () => {
    const { login, bodyId, phone, masked } = staff[width];
    const operator = await people.staff("demo.admin", device, "/notices/queue");
    const stranger = await people.stranger();
    const { body } = await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      urgency: "urgent",
      words: `井盖破损，行人有危险（${width}）。`,
      placeId: "652301001",
    });
    const desk = await people.speaker("demo.dispatcher");
    await desk.act(body.caseId, "accept");
    await desk.act(body.caseId, "dispatch", { leadId: bodyId, coHandlerIds: [] });
    await step(operator, "the operator sees which message could not be sent, and why", async () => {
      await deadLine(operator).waitFor({ timeout: renewedWithinMs });
      await screenshot(operator, `notices-${width}-1-dead`);
    });
    const page = await people.staff(login, device, "/notices/settings");
    await step(page, "a member of staff says how, where and of what they are told", async () => {
      await write(page, "接收短信的手机号码", phone);
      await choose(page, "怎么通知我", "短信");
      await page.getByRole("checkbox", { name: "派单台新到工单" }).check();
      await screenshot(page, `notices-${width}-2-settings`);
      await press(page, "保存");
      await page.getByText("已保存").waitFor();
      await page.getByText(`现在是 ${masked}`).waitFor();
      await screenshot(page, `notices-${width}-3-saved`);
    });
    await step(operator, "the operator sends it again, and it arrives", async () => {
      await press(deadLine(operator), "重新发送");
      await expect.poll(() => sentTo(phone), { timeout: 15_000 }).toBe(1);
      await screenshot(operator, `notices-${width}-4-sent`);
    });
  });
});
