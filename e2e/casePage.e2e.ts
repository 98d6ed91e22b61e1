import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk, screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState, take } from "./screens/casePage.ts";
import { choose, press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
const answer = "已派人到现场核实，路灯当晚恢复照明，请您放心。";
const presence = (page: Page) => page.getByRole("status", { name: "还有谁在看这件诉求" });

/** A case that the housing bureau works on, reported from this number. */
async function inHand(words: string, phone: string): Promise<{ caseId: string; number: string }> {
  const stranger = await people.stranger();
  const { body } = await stranger.post("/requests", {
    process: "resident-request",
    kind: "complaint",
    words,
    placeId: "652301001",
    contact: { name: "买买提江", phone },
  });
  const dispatcher = await people.speaker("demo.dispatcher");
  await dispatcher.act(body.caseId, "accept");
  await dispatcher.act(body.caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
  await (await people.speaker("demo.housing")).act(body.caseId, "sign-in", {}, 1);
  return body;
}

describe.each(widths)("two clerks on one case, on the $width", ({ width, device }) => {
  it("see each other; the second keeps the draft, is told what the first did, and decides anew", async () => {
    const { caseId } = await inHand(
      `南门广场路灯不亮（${width}）。`,
      `1390000${width === "desk" ? "4001" : "4002"}`,
    );
    const path = `/desk/cases/${caseId}`;
    const one = await people.staff("demo.housing", device, path);
    await seeState(one, "办理中");
    const other = await people.staff("demo.housing2", device, path);
    await step(other, "whoever comes second sees who is there", () =>
      presence(other)
        .getByText(/办理人.*正在查看/)
        .waitFor(),
    );
    await step(other, "a draft is begun, and outlives a reload", async () => {
      const dialog = await openAction(other, "拟写答复");
      await write(dialog, "给诉求人的答复", answer);
      await other.reload();
      await other.getByText(/有没提交的草稿：拟写答复/).waitFor();
      await screenshot(other, `case-${width}-1-draft-waits`);
      await press(other, "继续填写");
      await other
        .getByRole("dialog", { name: "拟写答复" })
        .getByText(/已恢复您 \d\d:\d\d 没有提交的内容/)
        .waitFor();
      expect(await other.getByRole("textbox", { name: "给诉求人的答复" }).inputValue()).toBe(answer);
    });
    await step(one, "the first reads what the second is writing", async () => {
      await presence(one)
        .getByText(/正在填写“拟写答复”/)
        .waitFor({ timeout: 30_000 });
      await screenshot(one, `case-${width}-2-presence`);
    });
    await step(one, "the first acts", () =>
      take(one, "拟写答复", "送审签", async (dialog) => {
        await write(dialog, "给诉求人的答复", "已联系供电单位修复，今晚恢复照明，请您查看。");
        await choose(dialog, "办理情况", "已解决");
      }),
    );
    await step(other, "the second is told, cannot send, and keeps what was written", async () => {
      const dialog = other.getByRole("dialog", { name: "拟写答复" });
      await dialog.getByText("情况变了，这一步现在不能办。").waitFor();
      expect(await dialog.getByRole("button", { name: "送审签" }).isDisabled()).toBe(true);
      await screenshot(other, `case-${width}-3-outdated`);
      await other.keyboard.press("Escape");
      await other.getByText(answer).waitFor();
      await screenshot(other, `case-${width}-4-past-draft`);
      await press(other, "丢弃草稿");
      await other.getByText(answer).waitFor({ state: "detached" });
    });
    await step(other, "whoever leaves is gone", async () => {
      await one.close();
      await expect.poll(() => presence(other).textContent(), { timeout: 60_000 }).toBe("");
    });
  }, 150_000);
});

describe("a case page at the desk", () => {
  it("shows what the same person asked, opens it, and is printed without buttons or what is masked", async () => {
    const phone = "13900004101";
    const earlier = await inHand("老城区下水井盖松动，车辆经过很响。", phone);
    const { caseId, number } = await inHand("同一路段又有井盖破损，请尽快更换。", phone);
    const page = await people.staff("demo.dispatcher", desk, `/desk/cases/${caseId}`);
    const history = page.getByRole("region", { name: "同一诉求人" });
    await step(page, "the earlier case stands beside it", async () => {
      await history.getByRole("link", { name: earlier.number }).waitFor();
      await page
        .getByRole("region", { name: /同一地点/ })
        .getByRole("link")
        .first()
        .waitFor();
      await screenshot(page, "case-desk-5-history");
    });
    await step(page, "on paper it is the case and nothing else", async () => {
      await page.emulateMedia({ media: "print" });
      await page.getByText(`诉求 ${number}`, { exact: false }).first().waitFor();
      expect(await page.getByRole("button", { name: "打印本页" }).isVisible()).toBe(false);
      expect(await page.getByRole("navigation").first().isVisible()).toBe(false);
      expect(await history.isVisible()).toBe(false);
      const folded = await page.locator("main details:not([open])").count();
      expect(folded).toBe(0);
      expect(await page.locator("body").innerText()).not.toContain(phone);
      await screenshot(page, "case-desk-6-print");
      await page.emulateMedia({ media: "screen" });
    });
    await step(page, "the line opens the other case", async () => {
      await history.getByRole("link", { name: earlier.number }).click();
      await page.waitForURL(new RegExp(earlier.caseId));
    });
  });
});

describe("a caller who rings again", () => {
  it("is found as the number is typed, and their case is urged by the keyboard alone", async () => {
    const phone = "13900004201";
    const { number, caseId } = await inHand("小区门口占道经营，电话 13900004201。", phone);
    const page = await people.staff("demo.dispatcher", desk, "/desk/report");
    const field = page.getByRole("textbox", { name: "诉求人电话" });
    await step(page, "the case stands there once the number is whole", async () => {
      await field.focus();
      await page.keyboard.type(phone.slice(0, 10));
      await page.waitForTimeout(600);
      expect(await page.getByRole("region", { name: "这个号码以前的诉求" }).count()).toBe(0);
      await page.keyboard.type(phone.slice(10));
      await page.getByText("这个号码有 1 件诉求").waitFor();
      expect(await page.getByRole("region", { name: "这个号码以前的诉求" }).innerText()).not.toContain(phone);
      await screenshot(page, "caller-desk-1-found");
    });
    await step(page, "it is urged without a mouse", async () => {
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
      for (let tab = 0; tab < 6 && (await focused()) !== `催办 ${number}`; tab += 1)
        await page.keyboard.press("Tab");
      expect(await focused()).toBe(`催办 ${number}`);
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: "来电人说了什么" }).waitFor();
      await page.keyboard.type("已经三天了，请快一点。");
      await page.keyboard.press("Enter");
      await page.getByText(`已催办 ${number}`).waitFor();
      await screenshot(page, "caller-desk-2-urged");
    });
    await step(page, "and the form is free for the next call", async () => {
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("接下一个电话");
      await page.keyboard.press("Enter");
      await expect.poll(() => field.inputValue()).toBe("");
    });
    const { body } = await (await people.speaker("demo.dispatcher")).get(`/requests/${caseId}`);
    expect(body.counts.urgings).toBe(1);
  });
});
