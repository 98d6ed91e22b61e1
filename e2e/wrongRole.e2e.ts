import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { seeNothingToDo, seeOffered } from "./screens/casePage.ts";
import { step } from "./step.ts";

const people = usePeople();

/** One of each role, none with a part in the case: what lies elsewhere they do not even see. */
const strangers = [
  ["clerk", "demo.twoposts"],
  ["townshipDesk", "demo.park"],
  ["dispatcher", "demo.fukang"],
  ["handler", "demo.market"],
  ["head", "demo.market.head"],
  ["systemAdmin", "demo.admin"],
  ["securityAdmin", "demo.security"],
] as const;

/** Whoever sees the case: what they are offered, and an act of another's that is refused. */
const onlookers = [
  ["dispatcher", "demo.dispatcher", ["解除协办"], "sign-in"],
  ["handler", "demo.housing", ["签收", "退单"], "accept"],
  ["head", "demo.housing.head", ["退单"], "pass-check"],
  ["supervisor", "demo.supervisor", ["下发督办单", "登记领导批示"], "dispatch"],
  ["auditor", "demo.auditor", [], "decline"],
] as const;

const inputs = {
  "sign-in": { taskId: 1, input: {} },
  accept: { input: {} },
  "pass-check": { input: {} },
  dispatch: { input: { leadId: "652301-D-urban", coHandlerIds: [] } },
  decline: { input: { ground: "unlawful", explanation: "这是一次不应当成功的尝试。" } },
} as const;

const notFound = "没有找到这件诉求，或您现在的岗位无权查看。";
const notAllowed = "您现在的岗位不能做这一步。";

let caseId = "";

beforeAll(async () => {
  const desk = await people.speaker("demo.dispatcher");
  const filed = await (await people.stranger()).post("/requests", {
    process: "resident-request",
    kind: "complaint",
    words: "广场地砖破损，老人容易绊倒，请尽快修补。",
    placeId: "652301001",
  });
  ({ caseId } = filed.body);
  await desk.act(caseId, "accept");
  await desk.act(caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: ["652301-D-urban"] });
});

describe.each(widths)("what is not one's own, on the $width", ({ width, device }) => {
  it.each(strangers)("is not shown to a %s elsewhere, and cannot be acted on", async (role, login) => {
    const page = await people.staff(login, device, `/desk/cases/${caseId}`);
    await step(page, `${login} reads that there is no such case for this post`, async () => {
      const alert = page.getByRole("alert").filter({ hasText: notFound });
      await alert.waitFor();
      expect(await page.getByRole("region", { name: "我现在可以做的" }).count()).toBe(0);
      if (role === "handler") await screenshot(page, `refused-${width}-not-found`);
    });
    const refused = await attempt(page, "accept");
    expect(refused).toMatchObject({ status: 404, code: "case-not-found" });
    expect(refused.message).toContain(notFound);
  });

  it.each(onlookers)(
    "is shown to the %s %s, who is offered only what is theirs",
    async (_role, login, may, act) => {
      const page = await people.staff(login, device, `/desk/cases/${caseId}`);
      await step(page, `${login} is offered ${may.join("、") || "nothing"}`, async () => {
        if (may.length === 0) await seeNothingToDo(page);
        else await seeOffered(page, may);
      });
      const refused = await attempt(page, act);
      expect(refused).toMatchObject({ status: 403, code: "not-allowed" });
      expect(refused.message).toContain(notAllowed);
    },
  );
});

/** Sends an act past the page's buttons, as whoever is signed in there. */
async function attempt(page: Page, act: keyof typeof inputs) {
  return page.evaluate(
    async ({ path, body }) => {
      const response = await fetch(path, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "accept-language": "zh-CN",
          "x-shiliu-csrf": "1",
          "idempotency-key": crypto.randomUUID(),
          "x-shiliu-post": localStorage.getItem("shiliu.post") ?? "",
        },
        body: JSON.stringify(body),
      });
      const { code, message } = (await response.json()) as { code: string; message: string };
      return { status: response.status, code, message };
    },
    { path: `/api/v1/requests/${caseId}/${act}`, body: inputs[act] },
  );
}
