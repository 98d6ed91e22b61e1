import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { step } from "./step.ts";

const people = usePeople();
const phrase = "公开清单旅程里谁也不该读到的一句话。";

interface Filed {
  caseId: string;
  number: string;
  receiptCode: string;
}

/** Two cases of a county that no other journey reports from: one in hand, one solved. */
async function makeCases(): Promise<{ inHand: Filed; solved: Filed }> {
  const stranger = await people.stranger();
  const report = async (kind: string): Promise<Filed> =>
    (
      await stranger.post("/requests", {
        process: "resident-request",
        kind,
        words: phrase,
        placeId: "652301006",
      })
    ).body as Filed;
  const desk = await people.speaker("demo.dispatcher");
  const solved = await report("help");
  await desk.act(solved.caseId, "accept");
  await desk.act(solved.caseId, "solveOnTheSpot", { words: "已当场说明并办好，如有问题请随时联系。" });
  const inHand = await report("complaint");
  await desk.act(inHand.caseId, "accept");
  return { inHand, solved };
}

/** Unfolds the conditions where they are folded away, once they are there. */
async function narrow(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "办理公开" }).waitFor();
  const fold = page.getByRole("button", { name: /条件/ }).first();
  const field = page.getByRole("combobox", { name: "县（市）" });
  await expect.poll(async () => (await fold.isVisible()) || (await field.isVisible())).toBe(true);
  if (!(await field.isVisible())) await fold.click();
}

describe.each(widths)("the public list on the $width", ({ width, device }) => {
  it("is narrowed, shared, gone back in, and leads to a case of facts alone", async () => {
    const { inHand, solved } = await makeCases();
    const page = await people.visitor("/", device);
    await step(page, "the front page leads to it", async () => {
      await page.getByRole("heading", { name: "办得怎么样" }).waitFor();
      await screenshot(page, `public-home-${width}`);
      await page.getByRole("navigation").getByRole("link", { name: "办理公开" }).click();
      await page.getByRole("link", { name: /投诉/ }).first().waitFor();
    });
    await step(page, "a county and a street are chosen", async () => {
      await narrow(page);
      await page.getByRole("combobox", { name: "县（市）" }).selectOption({ label: "昌吉市" });
      await page.getByRole("combobox", { name: "乡镇、街道或园区" }).selectOption({ label: "绿洲路街道" });
      await page.waitForURL(/place=.?.?.?652301006/);
      await page.getByText(inHand.number).waitFor();
      await page.getByText(solved.number).waitFor();
      await screenshot(page, `public-list-${width}`);
    });
    await step(page, "the kind too, and back again", async () => {
      await page.getByRole("combobox", { name: "类别" }).selectOption({ label: "求助" });
      await page.getByText(inHand.number).waitFor({ state: "detached" });
      await page.goBack();
      await page.getByText(inHand.number).waitFor();
    });
    await step(page, "somebody else opens the same address", async () => {
      const other = await people.visitor(new URL(page.url()).pathname + new URL(page.url()).search, device);
      await other.getByText(inHand.number).waitFor();
      expect(await other.locator('link[rel="alternate"]').getAttribute("href")).toContain(
        "matterId=652301006",
      );
    });
    await step(page, "the case is opened", async () => {
      await page.getByRole("listitem").filter({ hasText: inHand.number }).getByRole("link").click();
      await page.getByRole("heading", { level: 1, name: /投诉/ }).waitFor();
      await page.getByText("绿洲路街道").waitFor();
      expect(await page.locator("main").innerText()).not.toContain(phrase.slice(0, 6));
      await screenshot(page, `public-case-${width}`);
    });
    await step(page, "the way back leads to the list as it was left", async () => {
      await page.getByRole("main").getByRole("link", { name: "返回" }).click();
      await page.waitForURL(/place=.?.?.?652301006/);
      await page.getByText(inHand.number).waitFor();
    });
    await step(page, "one is found by its number, and none by a wrong one", async () => {
      await page.goto("/public");
      await narrow(page);
      await page.getByLabel("按编号找").fill(solved.number);
      await page.waitForURL(new RegExp(solved.number));
      await page.getByText(solved.number).first().waitFor();
      await page.getByLabel("按编号找").fill("SL99999999");
      await page.getByText("没有找到这个编号的公开诉求").waitFor();
    });
    await step(page, "the feed is XML that a reader of feeds takes", async () => {
      const titles = await page.evaluate(async () => {
        const answer = await fetch("/api/v1/public/requests.atom?matterId=652301006");
        const feed = new DOMParser().parseFromString(await answer.text(), "application/xml");
        return [...feed.querySelectorAll("entry > title, parsererror")].map((each) => each.textContent);
      });
      expect(titles.some((title) => title?.includes(inHand.number))).toBe(true);
    });
  });

  it("says so while the network is gone, and shows the list once it is back", async () => {
    await makeCases();
    const page = await people.visitor("/track", device);
    await page.getByRole("navigation").getByRole("link", { name: "办理公开" }).hover();
    await page.route("**/api/v1/public/**", (route) => route.abort());
    await step(page, "the list cannot be fetched", async () => {
      await page.getByRole("navigation").getByRole("link", { name: "办理公开" }).click();
      await page.getByRole("button", { name: "再试一次" }).waitFor();
      await screenshot(page, `public-offline-${width}`);
    });
    await step(page, "it is there again", async () => {
      await page.unroute("**/api/v1/public/**");
      await page.getByRole("button", { name: "再试一次" }).click();
      await page.getByRole("list", { name: "公开的诉求" }).waitFor();
    });
  });
});
