import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, inject, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { flatFormat, superiorPlatform } from "../src/apps/exchange/testing.ts";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { seeState, take } from "./screens/casePage.ts";
import { choose, press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
const secret = "a-secret-of-sixteen-letters";
const above = await superiorPlatform(secret);
afterAll(() => above.close());

/** Sends an order as a platform does, with its key. */
async function send(id: string, key: string, order: object): Promise<{ caseId: string }> {
  const answer = await fetch(`${inject("baseUrl")}/api/v1/exchange/${id}/orders`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify(order),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as { caseId: string };
}

describe.each(widths)("a superior platform's order, on the $width", ({ width, device }) => {
  it("comes in with its number and limit, and each step is written back, or a person sees why not", async () => {
    const id = `above-${width}`;
    const admin = await people.staff("demo.admin", device, "/exchange");
    await step(admin, "the operator enters the platform", async () => {
      await press(admin, "添加平台");
      const dialog = admin.getByRole("dialog", { name: "添加平台" });
      await write(dialog, "平台代码", id);
      await write(dialog, "中文名称", `上级平台（演示${width}）`);
      await write(dialog, "英文名称", "Superior platform (demo)");
      await write(dialog, "回写地址", above.url);
      await dialog.getByLabel("签名密钥").fill(secret);
      await choose(dialog, "是否启用", "启用");
      await write(dialog, "格式约定", "order_no → number");
      await press(dialog, "保存");
      await dialog.getByText("不是 JSON").waitFor();
      await screenshot(admin, `exchange-${width}-1-format`);
      await write(dialog, "格式约定", JSON.stringify(flatFormat, null, 2));
      await press(dialog, "保存");
      await admin.getByText(`· ${id}`).waitFor();
    });
    const operator = await people.speaker("demo.admin");
    const postId = demoPeople.find(({ login }) => login === "demo.clerk")?.posts[0]?.id;
    const { body: key } = await operator.post("/api-keys", { postId, name: id });
    await step(admin, "the operator lets a key speak for it", async () => {
      const line = admin.getByRole("listitem").filter({ hasText: `· ${id}` });
      await press(line, "绑定密钥");
      const dialog = admin.getByRole("dialog", { name: "绑定密钥" });
      await write(dialog, "密钥编号", key.id);
      await press(dialog, "绑定密钥");
      await line.getByText("已绑定 1 把密钥").waitFor();
    });
    const number = `XJ-${width}-1`;
    const { caseId } = await send(id, key.secret, {
      order_no: number,
      content: `上级平台转来（${width}）：小区路灯坏了半个月，晚上老人出门不方便。`,
      order_type: "02",
      deadline: deadlineIn(20),
      caller_tel: "13900012345",
      area_code: "650100",
    });
    const desk = await people.staff("demo.dispatcher", device, `/desk/cases/${caseId}`);
    const order = desk.getByRole("region", { name: "上级工单" });
    await step(desk, "the desk sees whose order it is, and takes it in", async () => {
      await order.getByText(number).waitFor();
      await order.getByText("还没有需要回写的办理结果").waitFor();
      await take(desk, "受理", "受理");
      await seeState(desk, "已受理，待派单");
      await order.getByText("已确认").first().waitFor();
      await screenshot(desk, `exchange-${width}-2-acknowledged`);
    });
    above.behave("refuses");
    await (await people.speaker("demo.dispatcher")).act(caseId, "dispatch", {
      leadId: "652301-D-housing",
      coHandlerIds: [],
    });
    await step(admin, "the operator sees what the platform refuses, and settles it by hand", async () => {
      await admin.reload();
      await admin.getByLabel("只看需要人处理的").check();
      const line = admin.getByRole("listitem").filter({ hasText: number });
      await expect
        .poll(
          async () => {
            if (!(await line.isVisible())) await admin.reload();
            await admin.getByLabel("只看需要人处理的").check();
            return line.isVisible();
          },
          { timeout: 30_000, interval: 1_000 },
        )
        .toBe(true);
      await line.getByText("对方不接受，需人工处理").waitFor();
      await screenshot(admin, `exchange-${width}-3-refused`);
    });
    above.behave("acknowledges");
  });
});

/** A day in Beijing, so many days from now, as the platform writes it. */
function deadlineIn(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)} 18:00:00`;
}
