import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openAction, seeState, take } from "./screens/casePage.ts";
import { press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();

describe.each(widths)("two cases of the same matter, on the $width", ({ width, device }) => {
  const report = async (words: string) => {
    const stranger = await people.stranger();
    const form = { process: "resident-request", kind: "help", words, placeId: "652301001" };
    const { body } = await stranger.post("/requests", form);
    await (await people.speaker("demo.dispatcher")).act(body.caseId, "accept");
    return body as { caseId: string; number: string };
  };

  it("are linked through the form, name each other, and are parted again", async () => {
    const one = await report(`同一路口的信号灯坏了，早高峰堵车（${width}）。`);
    const other = await report(`路口信号灯不亮，过马路危险（${width}）。`);
    const path = (caseId: string) => `/desk/cases/${caseId}`;
    const desk = await people.staff("demo.dispatcher", device, path(one.caseId));
    const related = desk.getByRole("region", { name: "有关的诉求" });
    await step(desk, "the desk is told where the number is wrong, and keeps what it wrote", async () => {
      const dialog = await openAction(desk, "关联同一事项");
      await write(dialog, "另一件的编号", one.number);
      await press(dialog, "关联");
      await dialog.getByRole("alert").first().waitFor();
      await screenshot(desk, `link-${width}-1-itself`);
      await write(dialog, "另一件的编号", other.number);
      await press(dialog, "关联");
      await desk.getByRole("status").filter({ hasText: "已完成：关联同一事项" }).waitFor();
    });
    await step(desk, "each names the other, and leads there", async () => {
      await related.getByText("同一事项").waitFor();
      await screenshot(desk, `link-${width}-2-linked`);
      await related.getByRole("link", { name: other.number }).click();
      await desk.waitForURL(new RegExp(other.caseId));
      await related.getByRole("link", { name: one.number }).waitFor();
    });
    await step(desk, "the link is undone from the other side", async () => {
      await take(desk, "取消关联", "取消关联", (dialog) => write(dialog, "另一件的编号", one.number));
      await related.waitFor({ state: "detached" });
      await screenshot(desk, `link-${width}-3-parted`);
      await desk.goto(new URL(path(one.caseId), desk.url()).href);
      await seeState(desk, "已受理，待派单");
      await related.waitFor({ state: "detached" });
    });
  });
});
