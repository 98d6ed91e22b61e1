import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { choose, press, write } from "./screens/form.ts";
import { choosePlaces, fillReport, readReceipt } from "./screens/report.ts";
import { step } from "./step.ts";

const people = usePeople();

/** Tiles that are configured and never come, as on a weak network. */
async function loseTiles(page: Page): Promise<void> {
  const tiles = {
    urls: ["/no-tiles/{z}/{x}/{y}.png"],
    subdomains: [],
    attribution: "示例底图",
    maxZoom: 18,
  };
  await page.route("**/api/v1/map", (route) => route.fulfill({ json: { tiles } }));
  await page.route("**/no-tiles/**", (route) => route.abort());
}

async function report(kind: string, placeId: string): Promise<string> {
  const stranger = await people.stranger();
  const words = "地图旅程里的一件诉求，路面塌陷，请尽快维修。";
  const { body } = await stranger.post("/requests", { process: "resident-request", kind, words, placeId });
  return body.number as string;
}

describe.each(widths)("the public map on the $width", ({ width, device }) => {
  it("shows how many cases lie where without a background, and leads to the list of a place", async () => {
    // A county that no other journey reports from.
    const number = await report("suggestion", "652328100");
    const page = await people.visitor("/public", device);
    await step(page, "the map is a press away, and an address of its own", async () => {
      await page.getByRole("navigation", { name: "怎么看" }).getByRole("link", { name: "地图" }).click();
      await page.waitForURL(/view=.?.?.?map/);
      await page.getByRole("application", { name: "各地公开的诉求" }).waitFor();
      await page.getByText("这里没有底图").waitFor();
      await page.getByRole("button", { name: /木垒哈萨克自治县，\d+ 件/ }).waitFor();
      const current = page.getByRole("navigation", { name: "怎么看" }).locator('[aria-current="page"]');
      expect(await current.allInnerTexts()).toEqual(["地图"]);
      await page.getByRole("application").evaluate((element) => element.scrollIntoView({ block: "end" }));
      await screenshot(page, `public-map-${width}`);
      await page.emulateMedia({ colorScheme: "dark" });
      await screenshot(page, `public-map-${width}-dark`);
      await page.emulateMedia({ colorScheme: "light" });
    });
    await step(page, "the conditions of the list narrow it", async () => {
      const fold = page.getByRole("button", { name: /条件/ });
      if (await fold.first().isVisible()) await fold.first().click();
      await page.getByRole("combobox", { name: "类别" }).selectOption({ label: "建议" });
      await page.waitForURL(/kind=.?.?.?suggestion/);
      await page
        .getByRole("table", { name: "各地有多少件" })
        .getByRole("link", { name: "木垒哈萨克自治县", exact: true })
        .waitFor();
    });
    await step(page, "the mark is reached by keys, and leads to the list narrowed by both", async () => {
      const mark = page.getByRole("button", { name: /木垒哈萨克自治县，\d+ 件/ });
      await mark.focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/place=.?.?.?652328/);
      await page.getByText(number).waitFor();
      expect(page.url()).toContain("suggestion");
      expect(page.url()).not.toContain("view");
    });
    await step(page, "the townships of a county have a map and a table too", async () => {
      await page.goBack();
      await page.getByRole("link", { name: /看乡镇：木垒哈萨克自治县/ }).click();
      await page.getByRole("table", { name: "各地有多少件" }).getByRole("row").nth(2).waitFor();
      await page.getByText("还没有标注，请看下面的表").waitFor();
      await screenshot(page, `public-map-townships-${width}`);
    });
  });
});

describe("a report from a phone", () => {
  it("takes seven taps and one sentence the first time, three the next, and well under a minute", async () => {
    const page = await people.visitor("/report", phone);
    let taps = 0;
    const tap = async (what: Promise<unknown>, count = 1): Promise<void> => {
      await what;
      taps += count;
    };
    const began = performance.now();
    await tap(choose(page, "想做什么？", "求助"));
    await tap(write(page, "发生了什么？", "楼道灯坏了三天，晚上看不见台阶。"));
    // A list is opened, and a place in it chosen.
    await tap(choosePlaces(page, ["昌吉市", "绿洲路街道"]), 4);
    await tap(press(page, "提交"));
    await readReceipt(page);
    expect(taps).toBe(7);
    expect(performance.now() - began).toBeLessThan(60_000);
    await page.goto("/report");
    taps = 0;
    await tap(choose(page, "想做什么？", "求助"));
    await tap(write(page, "发生了什么？", "楼道灯修好又坏了，请再看看。"));
    await tap(press(page, "提交"));
    await readReceipt(page);
    expect(taps).toBe(3);
  });

  it("takes a place from a map whose tiles do not come, and keeps all that was written", async () => {
    const words = "十字路口的井盖不见了，夜里有人骑车经过，很危险。";
    await report("help", "652301006");
    const page = await people.visitor("/report", phone);
    await loseTiles(page);
    await fillReport(page, { kind: "求助", words, places: ["昌吉市", "绿洲路街道"] });
    await step(page, "cases that may be the same are offered, and left", async () => {
      const heading = page.getByRole("heading", { name: "可能和这些是同一件事？" });
      await heading.waitFor();
      await heading.evaluate((element) => element.scrollIntoView({ block: "start" }));
      const look = page.getByRole("link", { name: /看看进度/ }).first();
      expect(await look.getAttribute("target")).toBe("_blank");
      expect(await look.getAttribute("href")).toMatch(/^\/public\/SL\d+$/);
      await screenshot(page, "report-alike-phone");
      await press(page, "不是同一件，继续");
      await page.getByRole("heading", { name: "可能和这些是同一件事？" }).waitFor({ state: "detached" });
    });
    await step(page, "the map is of use without its tiles", async () => {
      await press(page, "在地图上选");
      const map = page.getByRole("application", { name: "在地图上选地方" });
      await map.waitFor();
      await page.getByText("底图没有取到").waitFor();
      await page.getByText(/准星在：北纬/).waitFor();
      await screenshot(page, "report-map-phone");
      const before = await page.getByText(/准星在：北纬/).innerText();
      await map.focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("+");
      await page.waitForFunction((text) => !document.body.innerText.includes(text), before);
      await press(page, "用准星这里");
      await page.getByText("已记下地图上的点").waitFor();
    });
    await step(page, "nothing that was written is lost, and the point goes with the report", async () => {
      expect(await page.getByRole("textbox", { name: "发生了什么？" }).inputValue()).toBe(words);
      await screenshot(page, "report-map-taken-phone");
      const sent = page.waitForRequest(
        (request) => request.method() === "POST" && request.url().endsWith("/requests"),
      );
      await press(page, "提交");
      const { point } = (await sent).postDataJSON() as { point: Record<string, number> };
      expect(Object.keys(point).toSorted()).toEqual(["latitude", "longitude"]);
      expect(point["longitude"]).toBeGreaterThan(80);
      await readReceipt(page);
    });
  });
});

describe("where a body lies", () => {
  it("is said by an administrator with the crosshair, and shown with the body and its history", async () => {
    const page = await people.staff("demo.admin", desk, "/organisations/652328101");
    await step(page, "the crosshair gives the degrees, which can be changed by hand", async () => {
      await press(page, "在地图上标注");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "先到" }).selectOption({ label: "木垒哈萨克自治县" });
      await dialog.getByText(/准星在：北纬 43\.83/).waitFor();
      await press(dialog, "用准星这里");
      expect(await dialog.getByRole("textbox", { name: "纬度" }).inputValue()).toMatch(/^43\.8/);
      await screenshot(page, "body-on-map-desk");
      await write(dialog, "经度", "东经 90 度");
      await press(dialog, "保存");
      await dialog.getByText("请填小数的度，例如 44.01155").waitFor();
      await write(dialog, "经度", "90.3125");
      await press(dialog, "保存");
    });
    await step(page, "it stands with the body, and in its history", async () => {
      await page.getByText(/^43\.8\d*, 90\.3125$/).waitFor();
      await page
        .getByText(/地图位置.*90\.3125/)
        .first()
        .waitFor();
    });
  });
});
