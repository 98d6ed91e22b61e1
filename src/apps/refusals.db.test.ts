import { beforeAll, describe, expect, it } from "vitest";
import { requestsContract } from "#modules/requests/contract.ts";
import { actInputs, answered, file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { refusals } from "./modules.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const acts = Object.keys(requestsContract.act);

type States = Record<string, Filed>;
const named = { ...residentReport, contact: { name: "测试诉求人", phone: "13912340000" } };

/** One case in each of these states, with the housing department as lead. */
async function casesInStates(): Promise<States> {
  const clerk = await shiliu.staff("demo.clerk");
  const states: States = {};
  states["reported"] = await file(clerk, named);
  states["handling"] = await inHand(shiliu, named);
  states["return-asked"] = await inHand(shiliu, named);
  await step(
    await shiliu.staff("demo.housing"),
    states["return-asked"].caseId,
    "returnTask",
    actInputs["returnTask"],
    1,
  );
  states["drafted"] = await inHand(shiliu, named);
  await step(
    await shiliu.staff("demo.housing"),
    states["drafted"].caseId,
    "draftAnswer",
    actInputs["draftAnswer"],
    1,
  );
  states["callback"] = await inHand(shiliu, named);
  await answered(shiliu, states["callback"]);
  states["disputed"] = await inHand(shiliu, named);
  await answered(shiliu, states["disputed"]);
  await step(
    shiliu.holder(states["disputed"].receiptCode),
    states["disputed"].caseId,
    "dispute",
    actInputs["dispute"],
  );
  states["closed"] = await inHand(shiliu, named);
  await answered(shiliu, states["closed"]);
  await step(
    shiliu.holder(states["closed"].receiptCode),
    states["closed"].caseId,
    "confirm",
    actInputs["confirm"],
  );
  return states;
}

async function people(): Promise<Record<string, (filed: Filed) => Caller>> {
  const logins = [
    "demo.dispatcher",
    "demo.dispatcher2",
    "demo.fukang",
    "demo.prefecture",
    "demo.liangxin",
    "demo.housing",
    "demo.urban",
    "demo.property",
    "demo.prefecture.housing",
    "demo.housing.head",
    "demo.urban.head",
    "demo.street",
    "demo.park",
    "demo.street.head",
    "demo.clerk",
    "demo.twoposts",
    "demo.supervisor",
    "demo.auditor",
    "demo.admin",
    "demo.security",
  ];
  const found: Record<string, (filed: Filed) => Caller> = {};
  for (const login of logins) {
    const caller = await shiliu.staff(login);
    found[login] = () => caller;
  }
  const admin = await shiliu.staff("demo.admin");
  const street = (await shiliu.staff("demo.street")).headers["x-shiliu-post"];
  const { secret } = (await admin.post("/api-keys", { postId: street, name: "测试系统" })).body;
  const key = shiliu.bearer(secret);
  const ofAnother = await shiliu.reporter("13800003333");
  found["another system's key"] = () => key;
  const other = await file(shiliu.stranger(), residentReport);
  found["the holder of another case's receipt"] = () => shiliu.holder(other.receiptCode);
  found["a reporter of nothing"] = () => ofAnother;
  found["nobody"] = () => shiliu.stranger();
  found["the reporter"] = (filed) => shiliu.holder(filed.receiptCode);
  return found;
}

let states: States = {};
let everybody: Record<string, (filed: Filed) => Caller> = {};

beforeAll(async () => {
  states = await casesInStates();
  everybody = await people();
}, 60_000);

interface Offered {
  action: string;
  taskId?: number;
  blocked?: object;
}

describe("whoever is not offered an act and takes it all the same", () => {
  it("is refused with a sentence, and nothing changes: every person, act and state", async () => {
    let refused = 0;
    for (const [state, filed] of Object.entries(states)) {
      const auditor = await shiliu.staff("demo.auditor");
      const before = (await auditor.get(`/requests/${filed.caseId}`)).body;
      const half = Math.ceil(acts.length / 2);
      const triedAtOnce = [acts.slice(0, half), acts.slice(half)];
      for (const [some, [name, callerOf]] of triedAtOnce.flatMap((tried) =>
        Object.entries(everybody).map((person) => [tried, person] as const),
      )) {
        // What people without a post may do in ten minutes is limited.
        if (name === Object.keys(everybody)[0]) shiliu.pass({ minutes: 12 });
        const caller = callerOf(filed);
        const view = await caller.get(`/requests/${filed.caseId}`);
        const offered: Offered[] = view.status === 200 ? view.body.actions : [];
        for (const action of some) {
          if (offered.some((each) => each.action === action && !each.blocked)) continue;
          const done = await caller.act(filed.caseId, action, actInputs[action], { taskId: 1 });
          const what = `${name} takes ${action} on a case ${state}: ${JSON.stringify(done.body).slice(0, 200)}`;
          expect(refusals, what).toHaveProperty(done.body.code);
          expect(done.status, what).toBe(refusals[done.body.code]?.status);
          expect(done.status, what).toBeLessThan(500);
          // Who may not see a case is told no more than of one that is not there.
          const seesNothing = name === "nobody" ? "not-signed-in" : "case-not-found";
          if (view.status !== 200)
            expect([view.body.code, done.body.code], what).toEqual([seesNothing, seesNothing]);
          refused += 1;
        }
      }
      const after = (await auditor.get(`/requests/${filed.caseId}`)).body;
      expect(after.version, state).toBe(before.version);
    }
    expect(refused).toBeGreaterThan(3_000);
  }, 120_000);

  it("learns nothing from the difference between a case that is not theirs and one that is not there", async () => {
    const missing = "00000000-0000-8000-8000-000000000000";
    const hidden = states["handling"]?.caseId ?? "";
    const stranger = await shiliu.staff("demo.fukang");
    for (const caller of [
      stranger,
      shiliu.holder(states["reported"]?.receiptCode ?? ""),
      shiliu.stranger(),
    ]) {
      for (const action of ["accept", "sign-off", "confirm"]) {
        const key = "the-same-key-0001";
        const answers = await Promise.all(
          [hidden, missing].map((caseId) =>
            caller.post(`/requests/${caseId}/${action}`, { input: {}, taskId: 1 }, key),
          ),
        );
        expect(answers[0]?.body).toEqual(answers[1]?.body);
        expect(answers[0]?.status).toBe(answers[1]?.status);
      }
      const files = await Promise.all(
        [hidden, missing].map((caseId) => caller.get(`/requests/${caseId}/files/${missing}`)),
      );
      expect(files[0]?.body).toEqual(files[1]?.body);
    }
  });
});
