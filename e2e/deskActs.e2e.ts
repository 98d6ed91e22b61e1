import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState, take } from "./screens/casePage.ts";
import { choose, press, write } from "./screens/form.ts";
import { openByCode } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const reason = "管线图纸不全，需要重新勘测后才能施工。";
const plan = "冻土解冻后，四月二十日前进场施工，六月底前完成更换。";

/** The date so many days from now, as a date field takes it. */
function dateIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe.each(widths)("time asked for, on the $width", ({ width, device }) => {
  it("is granted at the desk, then the case is carried to a promised day, which the reporter reads", async () => {
    const stranger = await people.stranger();
    const filed = await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      words: `供水主管老化，水压不足（${width}），希望更换。`,
      placeId: "652301001",
    });
    const { caseId, receiptCode } = filed.body;
    const desk = await people.speaker("demo.dispatcher");
    await desk.act(caseId, "accept");
    await desk.act(caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    await (await people.speaker("demo.housing")).act(caseId, "sign-in", {}, 1);
    const path = `/desk/cases/${caseId}`;

    const lead = await people.staff("demo.housing", device, path);
    await step(lead, "the lead asks for five working days more", () =>
      take(lead, "申请延期", "申请延期", async (dialog) => {
        await choose(dialog, "申请延长多久", "5 个工作日");
        await write(dialog, "理由", reason);
        await screenshot(lead, `time-${width}-1-ask`);
      }),
    );
    const dispatcher = await people.staff("demo.dispatcher", device, path);
    await step(dispatcher, "the desk reads why, and grants it", async () => {
      const dialog = await openAction(dispatcher, "同意延期");
      await dialog.getByText(reason).waitFor();
      await write(dialog, "理由", "情况属实，同意延期。");
      await screenshot(dispatcher, `time-${width}-2-grant`);
      await press(dialog, "同意延期");
      await dispatcher.getByRole("status").filter({ hasText: "已完成：同意延期" }).waitFor();
    });
    await step(lead, "the lead asks to carry the case", () =>
      take(lead, "申请挂账", "申请挂账", async (dialog) => {
        await choose(dialog, "依据", "受施工季节限制");
        await dialog.getByLabel("承诺哪天解决").fill(dateIn(120));
        await write(dialog, "解决计划", plan);
      }),
    );
    const leader = await people.staff("demo.leader", device, path);
    await step(leader, "a leader approves the plan", async () => {
      await take(leader, "同意挂账", "同意挂账");
      await seeState(leader, "挂账，承诺限期解决");
      await screenshot(leader, `time-${width}-3-carried`);
    });
    const resident = await people.visitor("/track");
    await step(resident, "the reporter reads plan and day", async () => {
      await openByCode(resident, receiptCode);
      await resident.getByText(plan).first().waitFor();
      await screenshot(resident, `time-${width}-4-track`);
    });
  });
});
