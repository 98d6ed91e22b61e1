import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState, take } from "./screens/casePage.ts";
import { choose, press, write } from "./screens/form.ts";
import { openByCode } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const answer = "路灯线路已经更换，当晚全部恢复照明。";
const garbage = "小区门口的垃圾也好几天没人清运了。";
const lift = "电梯维修基金怎么申请，要准备哪些材料？";

describe.each(widths)("several cases, on the $width", ({ width, device }) => {
  const report = async (words: string) => {
    const stranger = await people.stranger();
    const form = { process: "resident-request", kind: "help", words, placeId: "652301001" };
    const { body } = await stranger.post("/requests", form);
    const { caseId } = body;
    await (await people.speaker("demo.dispatcher")).act(caseId, "accept");
    return body as { caseId: string; receiptCode: string; number: string };
  };

  it("come of one call, and one comes of several: every reporter reads where theirs is", async () => {
    const main = await report(`路灯不亮（${width}），门口垃圾没人清运，还想问电梯维修基金。`);
    const other = await report(`我们楼前的路灯也坏了（${width}）。`);
    const path = (caseId: string) => `/desk/cases/${caseId}`;
    const desk = await people.staff("demo.dispatcher", device, path(main.caseId));
    await step(desk, "the desk splits two matters off", async () => {
      const dialog = await openAction(desk, "拆单");
      const first = dialog.getByRole("group", { name: "第 1 件" });
      await choose(first, "类别", "投诉");
      await write(first, "这一件说的是什么", garbage);
      await press(dialog, "再加一件");
      const second = dialog.getByRole("group", { name: "第 2 件" });
      await choose(second, "类别", "咨询");
      await write(second, "这一件说的是什么", lift);
      await write(dialog, "本件还办什么", "本件只办路灯不亮。");
      await screenshot(desk, `shaping-${width}-1-split`);
      await press(dialog, "拆单");
      await desk.getByRole("status").filter({ hasText: "已完成：拆单" }).waitFor();
      await desk.getByRole("heading", { name: "有关的诉求" }).waitFor();
      await screenshot(desk, `shaping-${width}-2-parts`);
    });
    await step(desk, "the desk merges what another reports", async () => {
      await desk.goto(new URL(path(other.caseId), desk.url()).href);
      await take(desk, "并入另一件诉求", "并单", async (dialog) => {
        await write(dialog, "另一件的编号", main.number);
        await write(dialog, "理由", "两件说的是同一排路灯。");
        await screenshot(desk, `shaping-${width}-3-merge`);
      });
      await seeState(desk, "已并单，随主件办理");
      await screenshot(desk, `shaping-${width}-4-merged`);
    });
    const first = await people.visitor("/track");
    await step(first, "the reporter of the call finds each matter", async () => {
      await openByCode(first, main.receiptCode);
      await first.getByText("另外办的一件").first().waitFor();
      await screenshot(first, `shaping-${width}-5-parts`);
      await first.getByRole("link", { name: /^SL/ }).first().click();
      await first.getByText(garbage).first().waitFor();
    });
    const housing = await people.speaker("demo.housing");
    const speaker = await people.speaker("demo.dispatcher");
    await speaker.act(main.caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    await housing.act(main.caseId, "sign-in", {}, 1);
    const lead = await people.staff("demo.housing", device, path(main.caseId));
    await step(lead, "the lead reads what the other said", async () => {
      await lead.getByText(`我们楼前的路灯也坏了（${width}）。`).waitFor();
      await screenshot(lead, `shaping-${width}-6-lead`);
    });
    await housing.act(main.caseId, "draft-answer", { words: answer, outcome: "solved" }, 1);
    await (await people.speaker("demo.housing.head")).act(main.caseId, "sign-off", {}, 1);
    await speaker.act(main.caseId, "pass-check");
    const second = await people.visitor("/track");
    await step(second, "the other reporter has the same answer, and the question", async () => {
      await openByCode(second, other.receiptCode);
      await second.getByText(answer).first().waitFor();
      await screenshot(second, `shaping-${width}-7-answered`);
    });
  });
});
