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
