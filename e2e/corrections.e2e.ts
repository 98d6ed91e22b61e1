import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState } from "./screens/casePage.ts";
import { choose, chooseBody, press, write } from "./screens/form.ts";
import { openByCode } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();

describe.each(widths)("what was taken down wrongly, on the $width", ({ width, device }) => {
  it("is corrected, whom it is about as well, with what stood there before", async () => {
    const stranger = await people.stranger();
    const { body: filed } = await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      words: "小区消防通道被占，报给物业和街道都没人管。",
      placeId: "652301001",
    });
    const path = `/desk/cases/${filed.caseId}`;
    const page = await people.staff("demo.dispatcher", device, path);
    await seeState(page, "已报单，待受理");
    await step(page, "the desk corrects the kind and names the body it is about", async () => {
      const dialog = await openAction(page, "更正类别、地点等登记");
      await choose(dialog, "类别", "投诉");
      await screenshot(page, `corrections-${width}-1-asked`);
      await chooseBody(dialog, "还反映了哪些单位", "住房", "昌吉市住房和城乡建设局");
      await write(dialog, "理由", "回拨核实：诉求人反映的是该单位不作为。");
      await screenshot(page, `corrections-${width}-2-filled`);
      await press(dialog, "更正");
      await page.getByText("类别由求助改为投诉").first().waitFor();
      await page.getByText("反映的单位由无改为昌吉市住房和城乡建设局").first().waitFor();
      await screenshot(page, `corrections-${width}-3-done`);
    });
    await step(page, "that body is offered for nothing any more", async () => {
      await (await people.speaker("demo.dispatcher")).act(filed.caseId, "accept");
      await seeState(page, "已受理，待派单");
      const dialog = await openAction(page, "派单");
      await dialog.getByRole("combobox", { name: "主办" }).fill("住房");
      await dialog.getByRole("option", { name: "昌吉市住房和城乡建设局" }).first().waitFor();
      await screenshot(page, `corrections-${width}-4-barred`);
    });
    const reporter = await people.visitor("/track", device);
    await step(reporter, "the reporter reads it in plain words", async () => {
      await openByCode(reporter, filed.receiptCode);
      await reporter.getByText("更正了登记：类别由求助改为投诉").first().waitFor();
      await screenshot(reporter, `corrections-${width}-5-reporter`);
    });
  });
});
