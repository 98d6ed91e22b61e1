import { describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState } from "./screens/casePage.ts";
import { press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
const panelName = "类似事项的会商定责";
const housing = "652301-D-housing";
const urban = "652301-D-urban";

/** Matters of each width's own, since both journeys meet at one Shiliu. */
const matters = {
  desk: {
    ruled: "临街烧烤摊把油烟机装在人行道上，夜里油烟进屋。",
    like: "楼下烧烤摊油烟机对着窗户，夜里油烟呛得睡不着。",
    shared: "油烟机",
    unlike: "公园健身器材的转轮松动，老人险些摔倒。",
  },
  phone: {
    ruled: "河堤护栏锈断两截，放学孩子在河堤边玩很危险。",
    like: "护栏锈断了没人换，河堤边上孩子放学经过危险。",
    shared: "护栏锈断",
    unlike: "图书馆自习室闭馆太早，考研学生无处学习。",
  },
} as const;

describe.each(widths)("a ruling on a like request, on the $width", ({ width, device }) => {
  const matter = matters[width];
  const report = async (words: string) => {
    const stranger = await people.stranger();
    const form = { process: "resident-request", kind: "help", words, placeId: "652301001" };
    const { body } = await stranger.post("/requests", form);
    await (await people.speaker("demo.dispatcher")).act(body.caseId, "accept");
    return body as { caseId: string; number: string };
  };
  const path = ({ caseId }: { caseId: string }) => `/desk/cases/${caseId}`;

  it("is found where the next one is dispatched, taken by one press, and answers a refusal", async () => {
    const speaker = await people.speaker("demo.dispatcher");
    const first = await report(matter.ruled);
    await speaker.act(first.caseId, "convene", {
      partyIds: [housing, urban],
      question: "由谁主办？请研究。",
    });
    const concluding = await people.staff("demo.dispatcher", device, path(first));
    await step(concluding, "a consultation ends; before it there was no ruling to go by", async () => {
      const dialog = await openAction(concluding, "会商定责，指定主办");
      await dialog.getByRole("combobox", { name: "主办" }).waitFor();
      expect(await dialog.getByRole("region", { name: panelName }).count()).toBe(0);
    });
    await speaker.act(first.caseId, "conclude-consultation", {
      minutes: "经会商，占道经营由城市管理部门主办，住建部门协办。",
      leadId: urban,
      coHandlerIds: [housing],
    });
    const second = await report(matter.like);
    const unlike = await report(matter.unlike);
    const precedentsOf = async ({ caseId }: { caseId: string }) =>
      (await speaker.get(`/requests/${caseId}/precedents`)).body.precedents;
    await expect.poll(async () => (await precedentsOf(second)).length, { timeout: 15_000 }).toBe(1);
    expect(await precedentsOf(unlike)).toEqual([]);

    const desk = await people.staff("demo.dispatcher", device, path(second));
    await step(
      desk,
      "the next dispatch finds it, and takes its lead and co-handler by one press",
      async () => {
        const dialog = await openAction(desk, "派单");
        const panel = dialog.getByRole("region", { name: panelName });
        await panel.getByRole("link", { name: first.number }).waitFor();
        await panel.getByText(matter.shared).first().waitFor();
        await screenshot(desk, `precedents-${width}-1-found`);
        // By the keyboard: the button is where the tab key leads.
        const take = panel.getByRole("button", { name: "照此填写" });
        await take.focus();
        await desk.keyboard.press("Enter");
        await panel.getByText("已填入，可以再改").waitFor();
        expect(await take.getAttribute("aria-pressed")).toBe("true");
        await dialog.getByRole("button", { name: /移除 .*城市管理/ }).waitFor();
        await dialog.getByRole("button", { name: /移除 .*住房/ }).waitFor();
        await screenshot(desk, `precedents-${width}-2-taken`);
        await press(dialog, "派单");
        await seeState(desk, "已派单，待签收");
      },
    );
    const { body: sent } = await speaker.get(`/requests/${second.caseId}`);
    expect(sent.tasks).toMatchObject([
      { role: "lead", bodyId: urban },
      { role: "co", bodyId: housing },
    ]);

    await step(desk, "where nothing like it was ruled, the form says nothing of it", async () => {
      const looked = desk.waitForResponse(`**${path(unlike).replace("/desk/cases", "/requests")}/precedents`);
      await desk.goto(new URL(path(unlike), desk.url()).href);
      expect(await (await looked).json()).toEqual({ precedents: [] });
      const dialog = await openAction(desk, "派单");
      await dialog.getByRole("combobox", { name: "主办" }).waitFor();
      expect(await dialog.getByRole("region", { name: panelName }).count()).toBe(0);
      await screenshot(desk, `precedents-${width}-3-none`);
    });

    const body = await people.speaker("demo.urban");
    await body.act(
      second.caseId,
      "return-task",
      { ground: "not-our-duty", reason: "不属于本单位职责。", betterBodyId: housing },
      1,
    );
    const reviewer = await people.staff("demo.dispatcher2", device, path(second));
    await step(reviewer, "whoever reviews the return reads that it was ruled before", async () => {
      const dialog = await openAction(reviewer, "驳回退单，指定办理");
      const panel = dialog.getByRole("region", { name: panelName });
      await panel.getByText("当时定的就是现在的主办单位").waitFor();
      await screenshot(reviewer, `precedents-${width}-4-return`);
      await write(dialog, "理由", "此前会商已定由该单位主办。");
      await press(dialog, "驳回，指定办理");
      await reviewer.getByRole("status").filter({ hasText: "已完成：驳回退单" }).waitFor();
    });
  });
});
