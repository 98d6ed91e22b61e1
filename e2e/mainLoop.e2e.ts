import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { phoneJpeg, secrets } from "#platform/files/testing/photos.ts";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openFromList, seeBarred, seeNothingToDo, seeOffered, seeState, take } from "./screens/casePage.ts";
import { choose, chooseBody, press, write } from "./screens/form.ts";
import { fillReport, sendReport } from "./screens/report.ts";
import { answerSolved, openByCode, seeAnswer, seeHeadline } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const housing = "昌吉市住房和城乡建设局";
const urban = "昌吉市城市管理局";
const firstAnswer = "已现场更换破裂的供暖管道并恢复供水，楼道已清理，请您放心。";
const betterAnswer = "已再次上门，更换了三号楼全部老化立管，试压合格，室温二十一度。";

/** Who is there from beginning to end, and by which words they know the case. */
interface Loop {
  words: string;
  width: string;
  device: (typeof widths)[number]["device"];
  resident: Page;
  desk: Page;
  lead: Page;
}

describe.each(widths)("the loop of a resident's request, staff on the $width", ({ width, device }) => {
  it("goes from a phone to “solved, says the reporter”", async () => {
    const desk = await people.staff("demo.dispatcher", device);
    const lead = await people.staff("demo.housing", device);
    for (const page of [desk, lead]) await step(page, "the queue is open and live", () => keepMark(page));
    const resident = await people.visitor("/report");
    const words = `小区供暖管道漏水（${width}），楼道里都是水，已经三天了没有人管。`;
    const loop: Loop = { words, width, device, resident, desk, lead };

    const code = await report(loop);
    await accept(loop);
    await dispatch(loop);
    await returnInVain(loop);
    await workOnIt(loop);
    await answer(loop, firstAnswer);
    await dispute(loop, code);
    await answer(loop, betterAnswer);
    await confirm(loop);
  });
});

async function report({ resident, words, width }: Loop): Promise<string> {
  const { code } = await step(resident, "the resident reports from the phone", async () => {
    await fillReport(resident, {
      kind: "投诉",
      words,
      places: ["昌吉市", "宁边路街道"],
      address: "宁边路 12 号院 3 号楼",
      photo: await phoneJpeg(6, { width: 640, height: 480 }),
      contact: { name: "测试诉求人", phone: "13900001111" },
    });
    await screenshot(resident, `loop-${width}-1-report`);
    return sendReport(resident);
  });
  await step(resident, "the receipt has its QR code and says what comes next", async () => {
    await resident.getByRole("img", { name: "二维码" }).waitFor();
    await resident.getByText("昌吉市12345政务服务便民热线派单台").first().waitFor();
    await screenshot(resident, `loop-${width}-2-receipt`);
    await resident.getByRole("link", { name: "查看进度" }).click();
    await seeHeadline(resident, "已提交，等待受理");
  });
  return code;
}

async function accept({ desk, words, width }: Loop): Promise<void> {
  await step(desk, "the desk's queue shows the new case by itself", async () => {
    await desk.getByRole("link", { name: words }).waitFor();
    await seeMark(desk);
    await screenshot(desk, `loop-${width}-3-queue`);
    await openFromList(desk, words);
    await seeState(desk, "已报单，待受理");
    await seeOffered(desk, ["受理", "当场解决", "不予受理"]);
  });
  await step(desk, "the photo lost where it was taken", () => seeCleanPhoto(desk));
  await step(desk, "the desk accepts", async () => {
    await take(desk, "受理", "受理");
    await seeState(desk, "已受理，待派单");
    await screenshot(desk, `loop-${width}-4-accepted`);
  });
}

async function dispatch({ desk, width }: Loop): Promise<void> {
  await step(desk, "the desk dispatches to a lead and a co-handler", async () => {
    await take(desk, "派单", "派单", async (dialog) => {
      await chooseBody(dialog, "主办单位", "住房和城乡建设", housing);
      await chooseBody(dialog, "协办单位", "城市管理局", urban);
      await screenshot(desk, `loop-${width}-5-dispatch`);
    });
    await seeState(desk, "已派单，待签收");
  });
}

async function returnInVain({ desk, lead, words, width, device }: Loop): Promise<void> {
  await step(lead, "the lead's queue shows the case by itself, and the lead returns it", async () => {
    await lead.getByRole("link", { name: words }).waitFor();
    await seeMark(lead);
    await openFromList(lead, words);
    await seeOffered(lead, ["签收", "退单"]);
    await take(lead, "退单", "提交退单", async (dialog) => {
      await choose(dialog, "依据", "不属于本单位法定职责");
      await write(dialog, "理由", "供暖管网由城管局负责");
      await chooseBody(dialog, "应由哪个单位办理", "城市管理局", urban);
      await screenshot(lead, `loop-${width}-6-return`);
    });
  });
  await step(desk, "whoever sent it is not the one to review its return", async () => {
    await desk.getByText("退单待审核").first().waitFor();
    await seeOffered(desk, ["解除协办"]);
    await seeBarred(desk, "退单须由派单人以外的人审核");
  });
  const second = await people.staff("demo.dispatcher2", device);
  await step(second, "a second dispatcher overrides the return", async () => {
    await openFromList(second, words);
    await take(second, "驳回退单，指定办理", "驳回，指定办理", async (dialog) => {
      await dialog.getByText("供暖管网由城管局负责").waitFor();
      await write(dialog, "理由", "职责清单明确由住建局主办");
    });
  });
}

async function workOnIt({ lead, words, device }: Loop): Promise<void> {
  await step(lead, "the lead signs in and may not return it again", async () => {
    await seeOffered(lead, ["签收"]);
    await take(lead, "签收", "签收");
    await seeState(lead, "办理中");
  });
  const coHandler = await people.staff("demo.urban", device);
  await step(coHandler, "the co-handler signs in and reports its result", async () => {
    await openFromList(coHandler, words);
    await take(coHandler, "签收", "签收");
    await take(coHandler, "协办反馈", "提交结果", (dialog) =>
      write(dialog, "办理结果", "已清理楼道积水并恢复通行。"),
    );
    await seeNothingToDo(coHandler);
  });
  await step(lead, "the lead notes the first contact", () =>
    take(lead, "首次联系", "记录联系", async (dialog) => {
      await choose(dialog, "怎么联系的", "电话");
      await choose(dialog, "联系上了吗", "联系上了");
    }),
  );
}

/** The lead drafts an answer, its head signs it, the desk passes it. */
async function answer({ lead, desk, words, width, device }: Loop, text: string): Promise<void> {
  await step(lead, "the lead drafts an answer", () =>
    take(lead, "拟写答复", "送审签", async (dialog) => {
      await choose(dialog, "办理情况", "已解决");
      await write(dialog, "给诉求人的答复", text);
    }),
  );
  const head = await people.staff("demo.housing.head", device);
  await step(head, "the head reads the draft and signs it", async () => {
    await openFromList(head, words);
    await take(head, "审签", "签发", async (dialog) => {
      await dialog.getByText(text).waitFor();
      await screenshot(head, `loop-${width}-7-sign`);
    });
  });
  await head.close();
  await step(desk, "the desk checks the answer", async () => {
    await seeState(desk, "已办结，待审核");
    await take(desk, "审核通过", "审核通过", (dialog) => dialog.getByText(text).waitFor());
    await seeState(desk, "已答复，待确认");
  });
}

async function dispute({ resident, desk, width }: Loop, code: string): Promise<void> {
  await step(
    resident,
    "the reporter opens the case by its code, reads the answer and disputes it",
    async () => {
      await openByCode(resident, code);
      await seeHeadline(resident, "已经答复，请您确认");
      await seeAnswer(resident, firstAnswer);
      await screenshot(resident, `loop-${width}-8-answer`);
      await answerSolved(resident, false);
      await write(resident, "还有什么没解决？", "管道还在漏，没有修好");
      await press(resident, "提交");
      await seeHeadline(resident, "您说还没解决，正在重新安排");
    },
  );
  await step(desk, "the desk has it re-handled", async () => {
    await seeState(desk, "有异议，待重办");
    await take(desk, "重办", "重新办理", async (dialog) => {
      await dialog.getByText("管道还在漏，没有修好").waitFor();
      await write(dialog, "理由", "诉求人反映仍在漏水");
    });
    await seeState(desk, "办理中");
  });
}

async function confirm({ resident, desk, lead, width }: Loop): Promise<void> {
  await step(resident, "the reporter's page follows by itself; the reporter confirms and rates", async () => {
    await seeHeadline(resident, "已经答复，请您确认");
    await seeAnswer(resident, betterAnswer);
    await answerSolved(resident, true);
    await choose(resident, "您对办理满意吗？", "满意");
    await choose(resident, "打个分", "5 星");
    await screenshot(resident, `loop-${width}-9-confirm`);
    await press(resident, "确认解决");
    await seeHeadline(resident, "已办结");
    await resident.getByText("谢谢您！已按您的意见办结。").waitFor();
    await screenshot(resident, `loop-${width}-10-closed`);
  });
  await step(desk, "the desk sees it closed, by itself", async () => {
    await seeState(desk, "已销单");
    await seeNothingToDo(desk);
    await screenshot(desk, `loop-${width}-11-closed`);
  });
  await step(lead, "the lead sees it closed, by itself", () => seeState(lead, "已销单"));
}

/** Marks the page as it is loaded now: a reload would lose the mark. */
async function keepMark(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
  await page.getByText("实时更新中").waitFor();
  await page.evaluate(() => document.body.setAttribute("data-journey", "same-page"));
}

async function seeMark(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.body.getAttribute("data-journey"))).toBe("same-page");
}

/** The photo opens from the page, and neither its position nor the phone's marks are in what the server gives. */
async function seeCleanPhoto(page: Page): Promise<void> {
  const caseId = page.url().split("/").at(-1) ?? "";
  const view = await (await page.request.get(`/api/v1/requests/${caseId}`)).json();
  const [file] = view.files;
  expect(file, "the photo stands in the case").toMatchObject({ mediaType: "image/jpeg", thumbnail: true });
  const kept = await (await page.request.get(`/api/v1/requests/${caseId}/files/${file.id}`)).body();
  expect(kept.length).toBeGreaterThan(500);
  for (const [name, secret] of Object.entries(secrets)) {
    expect(kept.includes(secret), `${name} is gone from the photo`).toBe(false);
  }
}
