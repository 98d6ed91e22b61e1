import { afterAll, beforeAll, describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { seeState, take } from "./screens/casePage.ts";
import { choose, press, write } from "./screens/form.ts";
import { type RunningShiliu, startShiliu } from "./startShiliu.ts";
import { step } from "./step.ts";

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** How far it is to the next three o'clock in the morning in Beijing. */
function untilThreeInTheMorning(): number {
  const sinceMidnight = (Date.now() + beijingMs) % dayMs;
  return (3 * 3_600_000 - sinceMidnight + dayMs) % dayMs;
}

// Offices are closed at three in the morning, whenever the journey is run; the server's clock alone is moved.
let shiliu: RunningShiliu;
beforeAll(async () => {
  shiliu = await startShiliu({ aheadMs: untilThreeInTheMorning() });
});
afterAll(() => shiliu.stop());
const people = usePeople(() => shiliu);

const offices = { desk: "652301-D-housing-O-property", phone: "652301-D-housing-O-heating" } as const;
const first = "演示·办理人（昌吉市住建局）";
const second = "演示·负责人（昌吉市住建局）";
const standIn = "演示·复核人（昌吉市住建局）";

describe.each(widths)("a duty roster, on the $width", ({ width, device }) => {
  it("is planned by an administrator, and finds whoever is on duty at three in the morning", async () => {
    const office = offices[width];
    const admin = await people.staff("demo.city.admin", device, `/roster/${office}`);
    await step(admin, "the administrator plans a shift with A and B", async () => {
      await admin.getByText("未排班").first().waitFor();
      await press(admin, "排一个班");
      const dialog = admin.getByRole("dialog", { name: "排一个班" });
      await write(dialog, "开始时间", "00:00");
      await write(dialog, "结束时间", "10:00");
      await choose(dialog, "A 岗（先接，须能签收）", first);
      await choose(dialog, "B 岗（A 岗未接时接）", second);
      await screenshot(admin, `duty-${width}-1-shift`);
      await press(dialog, "保存");
      await dialog.waitFor({ state: "detached" });
      await admin.getByText("现在由本单位值班人员接").waitFor();
    });
    await step(admin, "the administrator lets somebody stand in for A", async () => {
      await press(admin, "登记替班");
      const dialog = admin.getByRole("dialog", { name: "登记替班" });
      await choose(dialog, "谁不能值班", first);
      await choose(dialog, "由谁替", standIn);
      const today = new Date(Date.now() + untilThreeInTheMorning() + beijingMs).toISOString().slice(0, 10);
      await dialog.getByLabel("开始日期").fill(today);
      await dialog.getByLabel("结束日期").fill(today);
      await write(dialog, "原因", "外出抢修，不在岗。");
      await screenshot(admin, `duty-${width}-2-substitute`);
      await press(dialog, "保存");
      await dialog.waitFor({ state: "detached" });
      await admin.getByText(`替 ${first}`).first().waitFor();
      await screenshot(admin, `duty-${width}-3-roster`);
    });
    const stranger = await people.stranger();
    const { body } = await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      urgency: "critical",
      words: `供暖管道爆裂，整栋楼没有暖气（${width}）。`,
      placeId: "652301001",
    });
    const { caseId } = body as { caseId: string };
    const desk = await people.speaker("demo.dispatcher");
    await desk.act(caseId, "accept");
    await desk.act(caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    const lead = await people.speaker("demo.housing");
    await lead.act(caseId, "sign-in", {}, 1);
    await lead.act(caseId, "assign-down", { bodyId: office }, 1);

    const called = await people.staff("demo.housing2", device, "/roster");
    await step(called, "whoever stands in is called, and has it", async () => {
      const call = called.getByRole("region", { name: "呼叫我的值班任务" });
      await call.waitFor();
      await screenshot(called, `duty-${width}-4-called`);
      await press(call, "接到，马上处理");
      await call.getByText("接下").first().waitFor();
      await screenshot(called, `duty-${width}-5-taken`);
      await call.getByRole("link", { name: "打开工单" }).first().click();
      await called.waitForURL(/\/desk\/cases\//);
    });
    await step(called, "and signs the case in", async () => {
      await take(called, "签收", "签收");
      await seeState(called, "办理中");
      const duty = called.getByRole("region", { name: "值班" });
      await duty.getByText(new RegExp(`${standIn} 于 .* 接下`)).waitFor();
      await screenshot(called, `duty-${width}-6-signed-in`);
    });
  });
});
