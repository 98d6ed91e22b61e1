import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openFromList, seeNothingToDo, seeOffered, seeState, take } from "./screens/casePage.ts";
import { choose, write } from "./screens/form.ts";
import { fillReport, sendReport } from "./screens/report.ts";
import { openByCode, seeAnswer, seeHeadline } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const heating = "供暖时间为每年十月十五日至次年四月十五日，停暖前会提前公告。";
const explanation = "您反映的是生产建设兵团管理的路段，本级单位无权处理，请向师市反映。";

describe.each(widths)("what a desk settles by itself, on the $width", ({ width, device }) => {
  it("solves an anonymous report on the spot, and the reporter reads the answer by code", async () => {
    const words = `请问今年供暖到什么时候结束（${width}）？社区没有通知。`;
    const resident = await people.visitor("/report");
    const { code } = await step(resident, "the resident asks without a name", async () => {
      await fillReport(resident, { kind: "咨询", words, places: ["昌吉市", "宁边路街道"] });
      const receipt = await sendReport(resident);
      await resident.getByText("您没有留电话，请用受理码看答复").waitFor();
      return receipt;
    });
    const deskPage = await people.staff("demo.dispatcher", device);
    await step(deskPage, "the desk sees no name and answers at once", async () => {
      await openFromList(deskPage, words);
      await deskPage.getByRole("region", { name: "诉求人" }).getByText("未留姓名").waitFor();
      await take(deskPage, "当场解决", "答复并办结", (dialog) => write(dialog, "给诉求人的答复", heating));
      await seeState(deskPage, "已答复，待确认");
    });
    const elsewhere = await people.visitor("/track");
    await step(elsewhere, "the reporter reads the answer by code, on another phone", async () => {
      await openByCode(elsewhere, code);
      await seeHeadline(elsewhere, "已经答复，请您确认");
      await seeAnswer(elsewhere, heating);
      await elsewhere.getByText("您没有留电话，请在这一页告诉我们解决了没有").waitFor();
      await screenshot(elsewhere, `anonymous-${width}-answer`);
    });
  });

  it("declines with a ground, and the reporter reads ground, explanation and lawful route", async () => {
    const words = `城外国道上的路灯坏了（${width}），晚上看不清路面。`;
    const stranger = await people.stranger();
    const filed = await stranger.post("/requests", {
      process: "resident-request",
      kind: "complaint",
      words,
      placeId: "652301001",
    });
    const deskPage = await people.staff("demo.dispatcher", device);
    await step(deskPage, "the desk declines, having read what the reporter will read", async () => {
      await openFromList(deskPage, words);
      await seeOffered(deskPage, ["受理", "当场解决", "不予受理"]);
      await take(deskPage, "不予受理", "不予受理", async (dialog) => {
        await choose(dialog, "依据", "不属于本级承办单位职责范围");
        await dialog.getByText("请向有管辖权的单位或上级部门反映").waitFor();
        await write(dialog, "向诉求人说明", explanation);
        await screenshot(deskPage, `decline-${width}-form`);
        await dialog.getByRole("checkbox", { name: "我确认要这样做" }).check();
      });
      await seeState(deskPage, "不予受理");
      await seeNothingToDo(deskPage);
    });
    const resident = await people.visitor("/track");
    await step(resident, "the reporter reads why, and where to turn", async () => {
      await openByCode(resident, filed.body.receiptCode);
      await seeHeadline(resident, "没有受理");
      const why = resident.getByRole("region", { name: "为什么没有受理" });
      for (const text of ["不属于本级承办单位职责范围", explanation, "请向有管辖权的单位或上级部门反映"]) {
        await why.getByText(text).waitFor();
      }
      await screenshot(resident, `decline-${width}-track`);
    });
  });
});
