import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { usePeople } from "./people.ts";
import { press } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
const housing = "652301-D-housing";
const urban = "652301-D-urban";
const market = "652301-D-market";

/** Requests of Changji city, each with words of its own, waiting to be dispatched. */
async function acceptSeveral(mark: string, count: number): Promise<string[]> {
  const resident = await people.stranger();
  const dispatcher = await people.speaker("demo.dispatcher");
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const filed = await resident.post("/requests", {
      process: "resident-request",
      kind: at % 2 === 0 ? "complaint" : "help",
      words: `${mark}第${at + 1}件：巷道路面塌陷，请尽快修好。`,
      placeId: at % 2 === 0 ? "652301001" : "652301002",
    });
    ids.push(filed.body.caseId as string);
    await dispatcher.act(filed.body.caseId, "accept");
  }
  return ids;
}

const cards = (page: Page): Locator => page.getByRole("main").locator("[data-card]");
const card = (page: Page, words: string): Locator => cards(page).filter({ hasText: words });
const body = (page: Page, id: string, as = "lead"): Locator =>
  page.locator(`[data-body="${id}"][data-drop="${as}"]`);
const form = (page: Page): Locator => page.getByRole("dialog", { name: /派单 · SL/ });

async function tasksOf(caseId: string): Promise<object[]> {
  return (await (await people.speaker("demo.dispatcher")).get(`/requests/${caseId}`)).body.tasks;
}

async function drag(page: Page, from: Locator, to: Locator, onTheWay?: string): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  await to.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("Nothing to drag, or nowhere to");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 20, start.y + start.height / 2 + 10);
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await expect.poll(() => to.getAttribute("data-over")).toBe("");
  if (onTheWay !== undefined) await screenshot(page, onTheWay);
  await page.mouse.up();
}

describe("the dispatch board", () => {
  it("sends a case to a lead and a co-handler by drag, and goes on with the next", async () => {
    const [first = "", second = ""] = await acceptSeveral("拖动", 2);
    const page = await people.staff("demo.dispatcher", desk, "/desk/board");
    await card(page, "拖动第1件").waitFor();
    await body(page, urban).waitFor();
    await step(page, "the numbers by township and kind narrow the board", async () => {
      await page.getByRole("button", { name: /宁边路街道.*投诉/ }).click();
      await page.getByText(/只看：.*宁边路街道 · 投诉/).waitFor();
      await card(page, "拖动第1件").waitFor();
      await expect.poll(() => card(page, "拖动第2件").count()).toBe(0);
      await press(page, "看全部");
      await card(page, "拖动第2件").waitFor();
    });
    await step(
      page,
      "dropped as co-handler, then on the lead: nothing is sent, the form is filled in",
      async () => {
        await drag(page, card(page, "拖动第1件"), body(page, market, "co"), "board-desk-1-drag");
        await page.getByRole("button", { name: /移除 .*市场监督管理/ }).waitFor();
        expect(await tasksOf(first)).toEqual([]);
        await drag(page, card(page, "拖动第1件"), body(page, urban));
        const dialog = form(page);
        await dialog.getByRole("button", { name: /移除 .*城市管理/ }).waitFor();
        await dialog.getByRole("button", { name: /移除 .*市场监督管理/ }).waitFor();
        await screenshot(page, "board-desk-2-form");
        expect(await tasksOf(first)).toEqual([]);
      },
    );
    await step(page, "sent, it leaves the board and the next has the focus", async () => {
      await press(form(page), "派单");
      await page.getByText(/已完成：派单/).waitFor();
      await expect.poll(() => card(page, "拖动第1件").count()).toBe(0);
      await screenshot(page, "board-desk-3-sent");
    });
    expect(await tasksOf(first)).toMatchObject([
      { role: "lead", bodyId: urban },
      { role: "co", bodyId: market },
    ]);
    expect(await tasksOf(second)).toEqual([]);
  });

  it("is worked through by keys alone", async () => {
    const ids = await acceptSeveral("按键", 2);
    const page = await people.staff("demo.dispatcher", desk, "/desk/board");
    await card(page, "按键第1件").waitFor();
    await body(page, urban).waitFor();
    const focusedText = () =>
      page.evaluate(() => document.activeElement?.closest("[data-card]")?.textContent ?? "");
    await step(page, "J goes from card to card, ? lists the keys", async () => {
      for (let tries = 0; tries < 80 && !(await focusedText()).includes("按键第1件"); tries += 1)
        await page.keyboard.press("j");
      expect(await focusedText()).toContain("按键第1件");
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "快捷键" }).waitFor();
      await screenshot(page, "board-desk-4-keys");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });
    await step(
      page,
      "/ finds a body by its initials; + adds it, Escape takes it back, Enter leads",
      async () => {
        await page.keyboard.press("/");
        await page.keyboard.type("csgl");
        await expect.poll(() => body(page, urban).count()).toBe(1);
        await page.keyboard.press("+");
        await page.getByRole("button", { name: /移除 .*城市管理/ }).waitFor();
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: /移除 .*城市管理/ }).waitFor({ state: "detached" });
        await page.keyboard.type("市监");
        await page.keyboard.press("Shift+Enter");
        await page.getByRole("button", { name: /移除 .*市场监督管理/ }).waitFor();
        await page.keyboard.press("Escape");
        await page.keyboard.type("住建");
        await screenshot(page, "board-desk-5-search");
        await page.keyboard.press("Enter");
        await form(page)
          .getByRole("button", { name: /移除 .*住房/ })
          .waitFor();
      },
    );
    await step(page, "Ctrl and Enter send, and the focus is on another card", async () => {
      await page.keyboard.press("Control+Enter");
      await page.getByText(/已完成：派单/).waitFor();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-card")))
        .toBe(true);
      expect(await focusedText()).not.toContain("按键第1件");
    });
    expect(await tasksOf(ids[0] ?? "")).toMatchObject([
      { role: "lead", bodyId: housing },
      { role: "co", bodyId: market },
    ]);
  });

  it("lets two dispatchers race: one is first, the other is told, and nothing is done twice", async () => {
    const [first = "", second = ""] = await acceptSeveral("同时", 2);
    const other = await people.speaker("demo.dispatcher2");
    const page = await people.staff("demo.dispatcher", desk, "/desk/board");
    await card(page, "同时第1件").click();
    await body(page, urban).click();
    await step(page, "while the form is open another dispatches the case", async () => {
      await form(page)
        .getByRole("button", { name: /移除 .*城市管理/ })
        .waitFor();
      await other.act(first, "dispatch", { leadId: housing, coHandlerIds: [] });
      await form(page).getByText("这件现在不能这样办了").waitFor();
      await form(page)
        .getByText(/派单 · .*回访复核员/)
        .waitFor();
      expect(await form(page).getByRole("button", { name: "派单", exact: true }).isDisabled()).toBe(true);
      await screenshot(page, "board-desk-6-raced");
      await page.keyboard.press("Escape");
      await expect.poll(() => card(page, "同时第1件").count()).toBe(0);
    });
    await step(
      page,
      "a case that is only looked at leaves the board live, and it is said by whose hand",
      async () => {
        await card(page, "同时第2件").click();
        await other.act(second, "dispatch", { leadId: market, coHandlerIds: [] });
        await page.getByText(/已不在看板上/).waitFor();
        await expect.poll(() => card(page, "同时第2件").count()).toBe(0);
        await screenshot(page, "board-desk-7-gone");
      },
    );
    expect(await tasksOf(first)).toMatchObject([{ role: "lead", bodyId: housing }]);
    expect(await tasksOf(second)).toMatchObject([{ role: "lead", bodyId: market }]);
  });

  it("needs no drag on a phone: tap a case, tap a body", async () => {
    const [first = ""] = await acceptSeveral("手机", 1);
    const page = await people.staff("demo.dispatcher", phone, "/desk/board");
    await card(page, "手机第1件").waitFor();
    await screenshot(page, "board-phone-1-cards");
    await card(page, "手机第1件").tap();
    const sheet = page.getByRole("dialog", { name: /派给谁/ });
    await sheet.getByRole("searchbox", { name: "查找单位" }).fill("城管");
    await body(page, market, "co").waitFor({ state: "detached" });
    await screenshot(page, "board-phone-2-bodies");
    await body(page, urban).tap();
    await form(page)
      .getByRole("button", { name: /移除 .*城市管理/ })
      .waitFor();
    await press(form(page), "派单");
    await page.getByText(/已完成：派单/).waitFor();
    await screenshot(page, "board-phone-3-sent");
    expect(await tasksOf(first)).toMatchObject([{ role: "lead", bodyId: urban }]);
  });
});
