import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { type Speaker, usePeople, widths } from "./people.ts";
import { press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
const lines = (page: Page): Locator => page.getByRole("main").locator("li:has(a[data-line])");
const line = (page: Page, words: string): Locator => lines(page).filter({ hasText: words });

/** Requests of Changji city, each with words of its own, waiting to be accepted. */
async function fileSeveral(mark: string, count: number): Promise<string[]> {
  const resident = await people.stranger();
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const filed = await resident.post("/requests", {
      process: "resident-request",
      kind: at === 0 ? "suggestion" : "complaint",
      words: `${mark}第${at + 1}处路灯不亮，请尽快修好。`,
      placeId: "652301001",
    });
    ids.push(filed.body.caseId as string);
  }
  return ids;
}

async function seeLines(page: Page, mark: string, count: number): Promise<void> {
  await expect.poll(() => line(page, mark).count(), { timeout: 15_000 }).toBe(count);
}

async function unfold(page: Page, device: object): Promise<void> {
  if (device !== phone) return;
  const button = page.getByRole("button", { name: /^筛选|个条件/ }).first();
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
}

async function chooseFilter(page: Page, device: object, label: string, option: string): Promise<void> {
  await unfold(page, device);
  await page.getByLabel(label, { exact: true }).selectOption({ label: option });
}

describe.each(widths)("a queue, on the $width", ({ width, device }) => {
  it("is narrowed in its address, kept under a name with its count, and found again on another machine", async () => {
    const mark = `${width}筛`;
    await fileSeveral(mark, 3);
    const page = await people.staff("demo.dispatcher", device, "/desk?kind=suggestion&view=all");
    await step(page, "a shared address shows what it says", () => seeLines(page, mark, 1));
    await step(page, "conditions are chosen, and stand in the address", async () => {
      await chooseFilter(page, device, "类别", "投诉");
      await seeLines(page, mark, 2);
      expect(page.url()).toContain("kind=complaint");
      await page.reload();
      await seeLines(page, mark, 2);
      await page.goBack();
      await seeLines(page, mark, 1);
      await page.goForward();
      await seeLines(page, mark, 2);
    });
    await step(page, "they are kept under a name", async () => {
      await page.getByRole("button", { name: "保存为常用筛选" }).click();
      const dialog = page.getByRole("dialog");
      await write(dialog, "名称", mark);
      await screenshot(page, `queue-${width}-1-save`);
      await press(dialog, "保存");
      await dialog.waitFor({ state: "detached" });
    });
    const another = await people.staff("demo.dispatcher", device, "/desk");
    await step(another, "another machine has them, with the number of cases", async () => {
      const chip = another.getByRole("button", { name: mark });
      await chip.waitFor();
      await chip.click();
      await seeLines(another, mark, 2);
      const counted = async () => Number(await chip.locator("[aria-hidden]").textContent());
      await expect.poll(counted, { timeout: 15_000 }).toBe(await lines(another).count());
      const said = await counted();
      await screenshot(another, `queue-${width}-2-kept`);
      await fileSeveral(mark, 2);
      await expect.poll(counted, { timeout: 20_000 }).toBe(said + 1);
    });
    await step(another, "a case leads back to the list as it was", async () => {
      await line(another, mark).first().getByRole("link").click();
      await another.getByRole("link", { name: "返回" }).first().click();
      await seeLines(another, mark, 3);
      expect(another.url()).toContain("kind=complaint");
    });
    await step(another, "it is renamed, and removed", async () => {
      await another.getByRole("button", { name: "管理常用筛选" }).click();
      const dialog = another.getByRole("dialog");
      await dialog.getByLabel("名称").first().fill(`${mark}新名`);
      await dialog.getByRole("button", { name: "改名" }).first().click();
      await dialog.getByRole("button", { name: `删除“${mark}新名”` }).click();
      await screenshot(another, `queue-${width}-3-manage`);
      await dialog.getByRole("button", { name: "确认删除" }).click();
      await dialog.getByText("已没有常用筛选").waitFor();
    });
  });

  it("several are accepted together: looked at first, each with its result", async () => {
    const mark = `${width}批`;
    const ids = await fileSeveral(mark, 4);
    const page = await people.staff("demo.dispatcher", device, "/desk?kind=complaint");
    await seeLines(page, mark, 3);
    await step(page, "three are chosen; one of them a colleague accepts meanwhile", async () => {
      for (const each of await line(page, mark).all()) {
        // As a person scrolls: clear of the bar at the foot.
        await each.evaluate((shown) => shown.scrollIntoView({ block: "center" }));
        await each.getByRole("checkbox").check();
      }
      await page.getByText("已选 3 行").waitFor();
      await screenshot(page, `queue-${width}-4-chosen`);
      await page.getByRole("button", { name: "批量受理" }).click();
      await page.getByText("将受理 3 件").waitFor();
      await screenshot(page, `queue-${width}-5-preview`);
      await (await people.speaker("demo.dispatcher2")).act(ids[1] ?? "", "accept");
    });
    await step(page, "the preview counts anew, or the one is refused: none is done twice", async () => {
      await page.getByRole("button", { name: /^受理 \d 件$/ }).click();
      await page.getByText(/已办 2 件，未获准 [01] 件，还没有结果 0 件/).waitFor();
      await screenshot(page, `queue-${width}-6-done`);
      await page.getByRole("button", { name: "知道了" }).click();
    });
    const speaker: Speaker = await people.speaker("demo.dispatcher");
    for (const id of ids.slice(1))
      expect((await speaker.get(`/requests/${id}`)).body.state.id).toBe("accepted");
    expect((await speaker.get(`/requests/${ids[0]}`)).body.state.id).toBe("reported");
  });
});

describe("a queue, by keyboard alone", () => {
  it("is gone through, chosen from and opened, and the keys say what they are", async () => {
    await fileSeveral("键盘", 3);
    const page = await people.staff("demo.dispatcher", desk, "/desk?kind=complaint");
    await lines(page).first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.closest("li")?.textContent ?? "");
    const textOf = async (at: number) => (await lines(page).nth(at).textContent()) ?? "";
    await step(page, "J, K and the arrows go from line to line", async () => {
      await page.keyboard.press("j");
      expect(await focused()).toBe(await textOf(0));
      await page.keyboard.press("ArrowDown");
      expect(await focused()).toBe(await textOf(1));
      await page.keyboard.press("k");
      expect(await focused()).toBe(await textOf(0));
    });
    await step(page, "only one line is in the order of Tab", async () => {
      expect(await page.locator("a[data-line][tabindex='0']").count()).toBe(1);
    });
    await step(page, "X chooses, Shift with X a range, Escape none", async () => {
      await page.keyboard.press("x");
      await page.getByText("已选 1 行").waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("Shift+X");
      await page.getByText("已选 3 行").waitFor();
      await page.keyboard.press("Escape");
      await page.getByText("已选 3 行").waitFor({ state: "detached" });
    });
    await step(page, "? lists the keys, and Escape closes the sheet", async () => {
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "快捷键" }).waitFor();
      await screenshot(page, "queue-desk-7-keys");
      await page.keyboard.press("j");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });
    await step(page, "/ goes to the search, where letters are letters", async () => {
      await page.keyboard.press("/");
      const search = page.getByRole("searchbox");
      await search.waitFor();
      await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.type("xj/?");
      expect(await search.inputValue()).toBe("xj/?");
      expect(await page.getByRole("dialog").count()).toBe(0);
      await search.fill("");
    });
    await step(page, "Enter opens the line", async () => {
      await page.goto("/desk?kind=complaint");
      await lines(page).first().waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/desk\/cases\//);
    });
  });

  it("shows the facts that somebody chose, on their own screen", async () => {
    await fileSeveral("列", 2);
    const page = await people.staff("demo.dispatcher", desk, "/desk");
    await lines(page).first().waitFor();
    await page.getByRole("button", { name: "列与密度" }).click();
    await page.getByLabel("主办单位").uncheck();
    await page.getByLabel("编号", { exact: true }).uncheck();
    await page.getByLabel("紧凑，一屏多看几行").check();
    await screenshot(page, "queue-desk-8-look");
    await page.getByRole("button", { name: "完成" }).click();
    await page.reload();
    await lines(page).first().waitFor();
    expect(await lines(page).first().textContent()).not.toMatch(/SL\d+/);
    await screenshot(page, "queue-desk-9-dense");
  });
});
