import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { usePeople } from "./people.ts";
import { step } from "./step.ts";

const people = usePeople();

/** Characters that no other run has typed. */
function rareWords(): string {
  const letters = [...randomUUID().replace(/-/g, "")].map((digit) =>
    "泉柏枫槐桐松梅兰菊莲荷桂杏桃梨李".charAt(Number.parseInt(digit, 16)),
  );
  return letters.slice(0, 6).join("");
}

async function requestWith(words: string): Promise<{ caseId: string; number: string }> {
  const { body } = await (await people.stranger()).post("/requests", {
    process: "resident-request",
    kind: "complaint",
    words: `我家住的院子很旧了，物业一直没有人管，大家反映了很多次也没有结果，现在${words}又坏了，请派人来看看。`,
    placeId: "652301001",
  });
  const speaker = await people.speaker("demo.dispatcher");
  const found = () => speaker.get(`/requests/search?q=${encodeURIComponent(words)}`);
  await expect.poll(async () => (await found()).body.lines.length, { timeout: 15_000 }).toBeGreaterThan(0);
  return body as { caseId: string; number: string };
}

describe("the search over everything", () => {
  it("is opened, typed into, walked through and followed by the keyboard alone", async () => {
    const words = rareWords();
    const { caseId, number } = await requestWith(words);
    const page = await people.staff("demo.dispatcher", desk, "/desk/process");
    const sheet = page.getByRole("dialog", { name: "搜索" });
    const field = sheet.getByRole("combobox");
    const { keyboard } = page;
    await page.getByRole("heading", { level: 1 }).waitFor();
    await step(
      page,
      "Ctrl+K opens it with the field ready; words of a request are found and marked",
      async () => {
        await keyboard.press("Control+k");
        await field.waitFor();
        await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
        await screenshot(page, "search-1-open");
        await keyboard.type(words);
        const option = sheet.getByRole("option").filter({ hasText: number });
        await option.waitFor();
        expect(await option.locator("mark").allTextContents()).toEqual([words]);
        await screenshot(page, "search-2-found");
        await keyboard.press("ArrowDown");
        await expect.poll(() => option.getAttribute("aria-selected")).toBe("true");
        await keyboard.press("Enter");
        await page.waitForURL(new RegExp(`/desk/cases/${caseId}$`));
        await sheet.waitFor({ state: "detached" });
      },
    );
    await step(page, "the slash opens it too; a number and Enter at once lead to its case", async () => {
      await page.goto("/knowledge");
      await page.getByRole("heading", { level: 1 }).waitFor();
      await keyboard.press("/");
      await field.waitFor();
      await sheet.getByRole("option", { name: words }).waitFor();
      await keyboard.type(number);
      await keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/desk/cases/${caseId}$`));
    });
    await step(page, "a screen is gone to by its name", async () => {
      await keyboard.press("Control+k");
      await field.waitFor();
      await keyboard.type("知识");
      const group = sheet.getByRole("group", { name: "页面" });
      await group.getByRole("option", { name: "知识库" }).waitFor();
      await screenshot(page, "search-3-screens");
      await keyboard.press("ArrowUp");
      await keyboard.press("Enter");
      await page.waitForURL(/\/knowledge$/);
    });
    await step(page, "nothing found says so, and Escape closes it", async () => {
      await keyboard.press("Control+k");
      await field.waitFor();
      await keyboard.type("qzxwvkj");
      await sheet.getByText("没有找到“qzxwvkj”").waitFor();
      await screenshot(page, "search-4-none");
      await keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
    });
    await step(page, "the list of cases takes the search over, and marks what was found", async () => {
      const speaker = await people.speaker("demo.dispatcher");
      const { body } = await speaker.get(`/requests/search?q=${encodeURIComponent("院子很旧")}`);
      for (let at = body.lines.length as number; at < 6; at++) await requestWith(rareWords());
      await keyboard.press("Control+k");
      await field.waitFor();
      await keyboard.type("院子很旧");
      await sheet.getByRole("option", { name: "在“全部诉求”里看全部" }).waitFor();
      for (let at = 0; at < 6; at++) await keyboard.press("ArrowDown");
      await keyboard.press("Enter");
      await page.waitForURL(/\/desk\/cases/);
      await page.getByRole("main").locator("li mark").first().waitFor();
      expect(await page.getByRole("searchbox", { name: "找诉求" }).inputValue()).toBe("院子很旧");
      await screenshot(page, "search-5-list");
    });
  }, 120_000);

  it("fills a phone's screen, and says what it could not search", async () => {
    const words = rareWords();
    const { number } = await requestWith(words);
    const page = await people.staff("demo.dispatcher", phone, "/desk");
    await page.getByRole("button", { name: "搜索", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "搜索" });
    // Answered, and with nothing that could heal by itself as a network does.
    await page.route("**/api/v1/knowledge/search*", (route) => route.fulfill({ status: 500, body: "{}" }));
    await sheet.getByRole("combobox").fill(words);
    await sheet.getByRole("option").filter({ hasText: number }).waitFor();
    await sheet.getByText(/这一类没有搜到结果/).waitFor();
    await screenshot(page, "search-6-phone");
    await page.unroute("**/api/v1/knowledge/search*");
    await sheet.getByRole("option", { name: /重试/ }).click();
    await expect.poll(() => sheet.getByText(/这一类没有搜到结果/).count(), { timeout: 10_000 }).toBe(0);
    await sheet.getByRole("option").filter({ hasText: number }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await sheet.waitFor({ state: "detached" });
  }, 60_000);
});
