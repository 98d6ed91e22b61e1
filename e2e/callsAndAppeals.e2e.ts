import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState, take } from "./screens/casePage.ts";
import { choose, press, write } from "./screens/form.ts";
import { openByCode } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const reason = "诉求人多次要求重做同一事项，现场已两次验收合格。";

describe.each(widths)("a call and an appeal, on the $width", ({ width, device }) => {
  it("log themselves: the number is dialled in one press, and what is granted stands beside the case", async () => {
    const stranger = await people.stranger();
    const filed = await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      words: `楼道灯不亮（${width}），请来看看。`,
      placeId: "652301001",
      contact: { name: "阿依古丽", phone: "13999995678" },
    });
    const { caseId, receiptCode } = filed.body;
    const desk = await people.speaker("demo.dispatcher");
    await desk.act(caseId, "accept");
    await desk.act(caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    const handler = await people.speaker("demo.housing");
    await handler.act(caseId, "sign-in", {}, 1);
    const path = `/desk/cases/${caseId}`;

    const lead = await people.staff("demo.housing", device, path);
    await step(lead, "the lead calls, and says how it went in one press", async () => {
      await lead.getByRole("button", { name: "拨打电话", exact: true }).click();
      await lead.getByRole("link", { name: "拨打 13999995678" }).waitFor();
      await screenshot(lead, `call-${width}-1-number`);
      await lead.getByRole("button", { name: "联系上了", exact: true }).click();
      await lead.getByRole("button", { name: "拨打电话", exact: true }).waitFor();
      await lead.getByText("联系 1 次").first().waitFor();
    });
    await handler.act(
      caseId,
      "draft-answer",
      { words: "已更换楼道灯并现场验收合格。", outcome: "solved" },
      1,
    );
    await (await people.speaker("demo.housing.head")).act(caseId, "sign-off", {}, 1);
    await desk.act(caseId, "pass-check");
    const resident = await people.visitor("/track");
    await step(resident, "the reporter reads of the call, and says it is solved, but not well", async () => {
      await openByCode(resident, receiptCode);
      await resident.getByText("联系了您").first().waitFor();
    });
    const caller = await people.speaker("demo.dispatcher2");
    await caller.act(caseId, "record-callback", { result: "answered", solved: false, satisfied: false });
    await desk.act(caseId, "re-handle", { reason: "请再核实一次。" });
    await handler.act(caseId, "draft-answer", { words: "已再次核实，灯具工作正常。", outcome: "solved" }, 1);
    await (await people.speaker("demo.housing.head")).act(caseId, "sign-off", {}, 1);
    await desk.act(caseId, "pass-check");
    await caller.act(caseId, "record-callback", { result: "answered", solved: true, satisfied: true });

    // What is offered depends on it, and the page hears of it a moment later.
    await step(lead, "the lead sees it closed, by itself", () => seeState(lead, "已销单"));
    await step(lead, "the lead appeals, with a ground and a reason", () =>
      take(lead, "申请考核剔除", "申请剔除", async (dialog) => {
        await choose(dialog, "哪一项不计入考核", "退回重办");
        await choose(dialog, "依据", "诉求不合法、不合理，依法不能满足");
        await write(dialog, "理由", reason);
        await screenshot(lead, `appeal-${width}-1-ask`);
      }),
    );
    const supervisor = await people.staff("demo.supervisor", device, path);
    await step(supervisor, "a supervisor reads why, and grants it", async () => {
      const dialog = await openAction(supervisor, "同意剔除");
      await dialog.getByText(reason).waitFor();
      await write(dialog, "理由", "两次验收记录齐全，情况属实。");
      await press(dialog, "同意剔除");
      await supervisor.getByText("不计入").first().waitFor();
      await screenshot(supervisor, `appeal-${width}-2-granted`);
    });
    const figures = await people.staff("demo.supervisor", device, "/desk/figures");
    await step(figures, "both figures stand side by side", async () => {
      await figures.getByRole("columnheader", { name: "剔除后" }).waitFor();
      await screenshot(figures, `appeal-${width}-3-figures`);
    });
  });
});
