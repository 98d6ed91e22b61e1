import { expect, it } from "vitest";
import { file, residentReport, step } from "./cases/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const admin = await shiliu.staff("demo.city.admin");
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const urban = await shiliu.staff("demo.urban");
const office = await shiliu.staff("demo.property");
const officeId = "652301-D-housing-O-property";

async function sees(who: Caller, caseId: string): Promise<boolean> {
  const { lines } = (await who.get("/requests?limit=100")).body;
  const listed = lines.some(({ id }: { id: string }) => id === caseId);
  expect((await who.get(`/requests/${caseId}`)).status === 200).toBe(listed);
  return listed;
}

it("a body that is moved takes its cases along: those above it now see them, those who were do no more", async () => {
  const { caseId } = await file(shiliu.stranger(), residentReport);
  await step(desk, caseId, "accept");
  await step(desk, caseId, "dispatch", { leadId: officeId, coHandlerIds: [] });
  expect([await sees(housing, caseId), await sees(urban, caseId), await sees(office, caseId)]).toEqual([
    true,
    false,
    true,
  ]);
  const moved = await shiliu.server.inject({
    method: "PATCH",
    url: `/api/v1/bodies/${officeId}`,
    headers: { ...admin.headers, "x-shiliu-csrf": "1", "idempotency-key": "move-office-0001" },
    payload: { parentId: "652301-D-urban", reason: "职能划转" },
  });
  expect(moved.statusCode, moved.body).toBe(200);
  expect([await sees(housing, caseId), await sees(urban, caseId), await sees(office, caseId)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(await sees(desk, caseId)).toBe(true);
  // Work goes on where it was.
  await step(office, caseId, "signIn", {}, 1);
});

const heating = "652301-D-housing-O-heating";

function end(bodyId: string, successorId: string, key: string) {
  return shiliu.server.inject({
    method: "POST",
    url: `/api/v1/bodies/${bodyId}/deactivate`,
    headers: { ...admin.headers, "x-shiliu-csrf": "1", "idempotency-key": key },
    payload: { successorId, reason: "机构改革" },
  });
}

it("a body is not merged while an open case may come back to it, whoever holds the case now", async () => {
  const { caseId } = await file(shiliu.stranger(), residentReport);
  await step(desk, caseId, "solveOnTheSpot", { words: "已当场答复：请到窗口登记，当天办结。" });
  const refused = await end("652301-desk-12345", "652301-desk-liangxin", "merge-desk-0001");
  expect([refused.statusCode, refused.json().code]).toEqual([409, "body-has-open-cases"]);
});

it("a desk is not merged into one that does not take what it takes", async () => {
  const refused = await end("652301-desk-liangxin", "652301-D-urban", "merge-desk-0002");
  expect([refused.statusCode, refused.json().code]).toEqual([409, "successor-serves-less"]);
});

it("what was reported about a body is kept from whoever took it over, also after it is closed", async () => {
  const form = { ...residentReport, aboutIds: [heating] };
  const { caseId, receiptCode } = await file(shiliu.stranger(), form);
  await step(desk, caseId, "accept");
  await step(desk, caseId, "dispatch", { leadId: "652301-D-urban", coHandlerIds: [] });
  expect(await sees(urban, caseId)).toBe(true);
  const open = await end(heating, "652301-D-urban", "merge-heating-0001");
  expect([open.statusCode, open.json().code]).toEqual([409, "body-has-open-cases"]);
  await step(shiliu.holder(receiptCode), caseId, "withdraw", { reason: "已经自行解决。" });
  const done = await end(heating, "652301-D-urban", "merge-heating-0002");
  expect(done.statusCode, done.body).toBe(200);
  expect(await sees(urban, caseId)).toBe(false);
});
