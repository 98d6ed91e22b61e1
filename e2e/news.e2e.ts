import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { press } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
// Each width its own person: what one of them chooses is nothing to the other.
const handlers = {
  desk: { login: "demo.urban", bodyId: "652301-D-urban" },
  phone: { login: "demo.market", bodyId: "652301-D-market" },
} as const;

const bell = (page: Page) => page.getByRole("button", { name: /^站内消息/ });

/** How much the bell says is unread. */
async function unread(page: Page): Promise<number> {
  const label = (await bell(page).getAttribute("aria-label")) ?? "";
  return Number(/\d+/.exec(label)?.[0] ?? 0);
}

async function sentTo(bodyId: string, words: string) {
  const resident = await people.stranger();
  const desk = await people.speaker("demo.dispatcher");
  const { body } = await resident.post("/requests", {
    process: "resident-request",
    kind: "complaint",
    words,
    placeId: "652301001",
  });
  await desk.act(body.caseId, "accept");
  await desk.act(body.caseId, "dispatch", { leadId: bodyId, coHandlerIds: [] });
  return body as { caseId: string; number: string; receiptCode: string };
}

describe.each(widths)("news in the app, on the $width", ({ width, device }) => {
  it("moves the bell as a case is dispatched, leads to what happened, and keeps still where it is not wanted", async () => {
    const { login, bodyId } = handlers[width];
    const page = await people.staff(login, device, "/desk");
    const another = await people.staff(login, device, "/desk/cases");
    await bell(page).waitFor();
    await bell(another).waitFor();
    await page.getByText("实时更新中").waitFor();
    const before = await unread(page);
    const { caseId, number } = await sentTo(bodyId, `巷口污水外溢，气味很大（${width}）。`);
    await step(page, "the bell moves by itself, in every window", async () => {
      await expect.poll(() => unread(page), { timeout: 20_000 }).toBeGreaterThan(before);
      await expect.poll(() => unread(another), { timeout: 20_000 }).toBeGreaterThan(before);
    });
    const panel = page.getByRole("dialog", { name: "站内消息" });
    const line = panel.getByRole("listitem").filter({ hasText: number });
    await step(page, "it shows what happened, and leads there", async () => {
      await bell(page).click();
      await line.getByText("未读").waitFor();
      await screenshot(page, `news-${width}-1-panel`);
      await line.getByRole("link", { name: `待签收：${number}` }).click();
      await page.waitForURL(new RegExp(`/desk/cases/${caseId}#event-\\d+$`));
      await page.locator("[data-led-to]").getByText("派单").first().waitFor();
      await screenshot(page, `news-${width}-2-case`);
    });
    await step(page, "there it is read, in every window", async () => {
      await bell(page).click();
      await line.waitFor();
      await expect.poll(() => line.getByText("未读").count(), { timeout: 10_000 }).toBe(0);
      const now = await unread(page);
      await expect.poll(() => unread(another), { timeout: 10_000 }).toBe(now);
      await panel.getByRole("link", { name: "看全部消息" }).click();
      await page.getByRole("heading", { level: 1, name: "站内消息" }).waitFor();
      await screenshot(page, `news-${width}-3-page`);
    });
    await step(page, "what is not wanted is told no longer; the rest is", async () => {
      await page.goto("/notices/settings");
      const box = page.getByRole("checkbox", { name: "有工单待签收：系统内" });
      await box.uncheck();
      await screenshot(page, `news-${width}-4-settings`);
      await press(page, "保存");
      await page.getByText("已保存").waitFor();
      const second = await sentTo(bodyId, `路口积水很深，行人过不去（${width}）。`);
      const handler = await people.speaker(login);
      await handler.act(second.caseId, "signIn", {}, 1);
      const supervisor = await people.speaker("demo.supervisor");
      await supervisor.act(second.caseId, "issueOrder", {
        bodyId,
        replyBy: new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10),
        words: "请按时办结，并报告进展。",
      });
      await page.goto("/desk/notices");
      await page.getByRole("link", { name: `待反馈：${second.number}` }).waitFor({ timeout: 20_000 });
      expect(await page.getByRole("link", { name: `待签收：${second.number}` }).count()).toBe(0);
      await press(page, "全部标为已读");
      await expect
        .poll(() => page.getByRole("main").getByText("未读", { exact: true }).count())
        .toBeLessThan(2);
      await page.goto("/notices/settings");
      await box.check();
      await press(page, "保存");
      await page.getByText("已保存").waitFor();
    });
  }, 120_000);
});
