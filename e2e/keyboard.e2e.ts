import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { desk } from "./browser.ts";
import { usePeople } from "./people.ts";
import { seeState } from "./screens/casePage.ts";
import { enter, pick, pickBody, pickListed, type } from "./screens/keys.ts";
import { readReceipt } from "./screens/report.ts";
import { seeHeadline } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const housing = "昌吉市住房和城乡建设局";
const answer = "已更换破裂的管道，恢复供暖，测得室温二十一度。";
/** Five people, each going through whole pages by the tab key. */
const longMs = 300_000;

interface Reported {
  caseId: string;
  number: string;
}

async function report(page: Page, words: string): Promise<Reported> {
  return step(page, "a resident reports", async () => {
    await enter(page.getByRole("main").getByRole("link", { name: "我要反映" }));
    await page.waitForURL(/\/report/);
    await pick(page, "想做什么？", "投诉");
    await type(page, "发生了什么？", words);
    await pickListed(page, "县（市）", "昌吉市");
    await pickListed(page, "乡镇、街道或园区", "宁边路街道");
    await pick(page, "要不要留下姓名和电话？", "不留姓名");
    await enter(page.getByRole("button", { name: "提交", exact: true }));
    const { caseId } = await readReceipt(page);
    await enter(page.getByRole("link", { name: "查看进度" }));
    await seeHeadline(page, "已提交，等待受理");
    const { body } = await (await people.speaker("demo.dispatcher")).get(`/requests/${caseId}`);
    return { caseId, number: body.number };
  });
}

/** Opens a case by its number, as one does whose queue is long. */
async function open(page: Page, { caseId, number }: Reported): Promise<void> {
  await step(page, "the case is opened by its number", async () => {
    await page.getByRole("button", { name: "搜索" }).waitFor();
    await page.keyboard.press("Control+k");
    const field = page.getByRole("dialog", { name: "搜索" }).getByRole("combobox");
    await field.waitFor();
    const isReady = () => field.evaluate((input) => input === document.activeElement);
    await expect.poll(isReady, { timeout: 15_000 }).toBe(true);
    await page.keyboard.insertText(number);
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`/desk/cases/${caseId}$`));
  });
}

/** Takes an act through its form, which takes the focus when it opens. */
async function act(
  page: Page,
  label: string,
  submit: string,
  fill: (dialog: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  await step(page, label, async () => {
    await enter(
      page.getByRole("region", { name: "我现在可以做的" }).getByRole("button", { name: label, exact: true }),
    );
    const dialog = page.getByRole("dialog", { name: label });
    await dialog.waitFor();
    await fill(dialog);
    await enter(dialog.getByRole("button", { name: submit, exact: true }));
    await page
      .getByRole("status")
      .filter({ hasText: `已完成：${label}` })
      .waitFor();
  });
}

describe("by the keyboard alone", () => {
  it("a case is reported, handled from hand to hand, and confirmed", { timeout: longMs }, async () => {
    const words = "键盘办理：三号楼暖气管道漏水，楼道里都是水。";
    const resident = await people.visitor("/", desk);
    const reported = await report(resident, words);
    const dispatcher = await people.staff("demo.dispatcher", desk);
    await open(dispatcher, reported);
    await act(dispatcher, "受理", "受理");
    await act(dispatcher, "派单", "派单", (dialog) =>
      pickBody(dialog, "主办单位", "住房和城乡建设", housing),
    );
    const handler = await people.staff("demo.housing", desk);
    await open(handler, reported);
    await act(handler, "签收", "签收");
    await act(handler, "拟写答复", "送审签", async (dialog) => {
      await pick(dialog, "办理情况", "已解决");
      await type(dialog, "给诉求人的答复", answer);
    });
    const head = await people.staff("demo.housing.head", desk);
    await open(head, reported);
    await act(head, "审签", "签发");
    await seeState(dispatcher, "已办结，待审核");
    await act(dispatcher, "审核通过", "审核通过");
    await step(resident, "the resident confirms", async () => {
      await seeHeadline(resident, "已经答复，请您确认");
      const question = resident.getByRole("region", { name: "解决了吗？" });
      await enter(question.getByRole("button", { name: "解决了" }).first());
      await pick(resident, "您对办理满意吗？", "满意");
      await enter(resident.getByRole("button", { name: "确认解决", exact: true }));
      await seeHeadline(resident, "已办结");
    });
  });
});
