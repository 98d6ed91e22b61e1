import { describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openByCode } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();

describe.each(widths)("papers, on the $width", ({ width, device }) => {
  it("are printed from the case, the receipt by its reporter, and the ledger from the list", async () => {
    const stranger = await people.stranger();
    const filed = await stranger.post("/requests", {
      process: "resident-request",
      kind: "help",
      words: `健身器材松动（${width}），希望检修。`,
      placeId: "652301001",
    });
    const { caseId, number, receiptCode } = filed.body;
    const desk = await people.speaker("demo.dispatcher");
    await desk.act(caseId, "accept");
    await desk.act(caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });

    const dispatcher = await people.staff("demo.dispatcher", device, `/desk/cases/${caseId}`);
    await step(dispatcher, "the desk prints the case sheet", async () => {
      await dispatcher.getByRole("button", { name: "打印/导出" }).click();
      const dialog = dispatcher.getByRole("dialog");
      await dialog.getByRole("button", { name: /^交办单/ }).waitFor();
      await screenshot(dispatcher, `papers-${width}-1-menu`);
      const [download] = await Promise.all([
        dispatcher.waitForEvent("download"),
        dialog.getByRole("button", { name: "办理单（全程）" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`诉求办理单 ${number}.pdf`);
      await dialog.getByText("已生成").waitFor();
    });
    await step(dispatcher, "the desk takes out the ledger of its list", async () => {
      await dispatcher.goto("/desk/cases?open=true");
      await dispatcher.getByRole("button", { name: "导出台账" }).click();
      const dialog = dispatcher.getByRole("dialog");
      await dialog.getByText("当前条件：未办结").waitFor();
      await screenshot(dispatcher, `papers-${width}-2-ledger`);
      const [download] = await Promise.all([
        dispatcher.waitForEvent("download"),
        dialog.getByRole("button", { name: "导出", exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^诉求办理台账 .*\.xlsx$/);
      await dispatcher.getByText("台账已导出").waitFor();
      await screenshot(dispatcher, `papers-${width}-3-list`);
    });
    const resident = await people.visitor("/track");
    await step(resident, "the reporter keeps a receipt", async () => {
      await openByCode(resident, receiptCode);
      const [download] = await Promise.all([
        resident.waitForEvent("download"),
        resident.getByRole("button", { name: "下载回执（PDF）" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`诉求受理回执 ${number}.pdf`);
      await screenshot(resident, `papers-${width}-4-receipt`);
    });
  });
});
