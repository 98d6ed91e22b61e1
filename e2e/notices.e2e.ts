import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { screenshot } from "./browser.ts";
import { type Speaker, usePeople, widths } from "./people.ts";
import { choose, press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
// Whoever has no number until the journey gives them one: each width its own person.
const staff = {
  desk: {
    login: "demo.urban",
    name: "演示·办理人（昌吉市城管局）",
    bodyId: "652301-D-urban",
    phone: "13900004567",
    masked: "139****4567",
  },
  phone: {
    login: "demo.market",
    name: "演示·办理人（昌吉市市场监管局）",
    bodyId: "652301-D-market",
    phone: "13900008901",
    masked: "139****8901",
  },
} as const;

/** The templates of the messages that went out to a number, in their order. */
function sentTo(phone: string): string[] {
  const file = join(inject("dataDir"), "messages.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return lines.flatMap((line) => {
    if (!line.includes(phone)) return [];
    const { template } = JSON.parse(line) as { template: string };
    return [template];
  });
}

/** Of the messages that failed last, those to somebody about a case to be signed in that had nowhere to go. */
async function deadLetters(admin: Speaker, name: string): Promise<string[]> {
  const { body } = await admin.get("/notices/dead?reason=no-address&limit=100");
  const items = body.items as { id: string; name?: string; template: string }[];
  return items.filter((item) => item.name === name && item.template === "duty-sign-in").map(({ id }) => id);
}

// The list asks anew every 15 seconds.
const renewedWithinMs = 30_000;

/** The newest message to somebody about a case to be signed in that had nowhere to go. */
function deadLine(page: Page, name: string): Locator {
  const lines = page.getByRole("listitem").filter({ hasText: "没有留号码或地址" });
  return lines
    .filter({ hasText: "有工单待签收" })
    .filter({ hasText: `发给 ${name}` })
    .first();
}

describe.each(widths)("messages out, on the $width", ({ width, device }) => {
  it("are chosen by staff; one that failed is seen by an operator, and sent again once it can be", async () => {
    const { login, name, bodyId, phone, masked } = staff[width];
    const operator = await people.staff("demo.admin", device, "/notices/queue");
    const stranger = await people.stranger();
    const desk = await people.speaker("demo.dispatcher");
    const admin = await people.speaker("demo.admin");
    const before = await deadLetters(admin, name);
    for (const where of ["东门", "西门"]) {
      const { body } = await stranger.post("/requests", {
        process: "resident-request",
        kind: "help",
        urgency: "urgent",
        words: `${where}井盖破损，行人有危险（${width}）。`,
        placeId: "652301001",
      });
      await desk.act(body.caseId, "accept");
      await desk.act(body.caseId, "dispatch", { leadId: bodyId, coHandlerIds: [] });
    }
    const added = async () => (await deadLetters(admin, name)).filter((id) => !before.includes(id)).length;
    await expect.poll(added, { timeout: 30_000 }).toBe(2);
    await step(operator, "the operator sees which message could not be sent, and why", async () => {
      await deadLine(operator, name).waitFor({ timeout: renewedWithinMs });
      await screenshot(operator, `notices-${width}-1-dead`);
    });
    const administrator = await people.staff("demo.city.admin", device, "/people");
    await step(administrator, "an administrator finds whom no message reaches", async () => {
      await administrator.getByRole("checkbox", { name: "只看通知不到的人" }).check();
      const line = administrator.getByRole("listitem").filter({ hasText: name }).first();
      await line.getByText("没有登记手机号码或地址，通知不到").waitFor();
      await screenshot(administrator, `notices-${width}-1b-unreachable`);
    });
    const page = await people.staff(login, device, "/notices/settings");
    await step(page, "a member of staff says how, where and of what they are told", async () => {
      await write(page, "接收短信的手机号码", phone);
      await choose(page, "怎么通知我", "短信");
      await page.getByRole("checkbox", { name: /派单台新到工单.*发消息/ }).check();
      await page.getByRole("checkbox", { name: "另外设定我的免打扰时段" }).check();
      await page.getByLabel("从", { exact: true }).fill("12:30");
      await page.getByLabel("到", { exact: true }).fill("15:00");
      await screenshot(page, `notices-${width}-2-settings`);
      await press(page, "保存");
      await page.getByText("已保存").waitFor();
      await page.getByText(`现在是 ${masked}`).waitFor();
      await page.reload();
      expect(await page.getByLabel("从", { exact: true }).inputValue()).toBe("12:30");
      await screenshot(page, `notices-${width}-3-saved`);
    });
    await step(operator, "the operator sends it again, and it arrives", async () => {
      // Other journeys left messages to the same person, about cases that have moved on since.
      await operator.reload();
      // Nothing moves under the pointer once it is there.
      await deadLine(operator, name).hover();
      await press(deadLine(operator, name), "重新发送");
      await expect.poll(() => sentTo(phone), { timeout: 15_000 }).toEqual(["duty-sign-in"]);
      await screenshot(operator, `notices-${width}-4-sent`);
    });
    await step(operator, "the operator sends all of that reason again, after reading how many", async () => {
      if (width === "phone") await press(operator, "筛选条件");
      await operator.getByRole("combobox", { name: "原因" }).selectOption({ label: "没有留号码或地址" });
      await operator.getByRole("button", { name: /^全部重新发送/ }).click();
      const dialog = operator.getByRole("dialog", { name: "全部重新发送" });
      await dialog.getByText(/共 \d+ 条/).waitFor();
      await screenshot(operator, `notices-${width}-5-many`);
      await dialog.getByRole("button", { name: /^重新发送 \d+ 条$/ }).click();
      await operator.getByText(/条已重新排队发送/).waitFor();
      // Out of office hours whoever is on duty was called as well.
      await expect.poll(() => sentTo(phone).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
      await screenshot(operator, `notices-${width}-6-many-sent`);
    });
  });
});
