import { describe, expect, it } from "vitest";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { anonymous } = shiliu;

const report = {
  process: "resident-request",
  kind: "complaint",
  words: "小区供暖管道漏水，楼道里都是水，已经三天了没有人管。",
  placeId: "652301001",
  contact: { name: "测试诉求人", phone: "13900001111" },
};
const answer = "已现场更换破裂的供暖管道并恢复供水，楼道已清理，请您放心。";

async function filed(form: object = report) {
  const { status, body } = await anonymous.post("/requests", form);
  expect(status).toBe(201);
  return body as { caseId: string; receiptCode: string; number: string };
}

describe("the loop of a resident's request, through the real server", () => {
  it("goes from report to confirmed: returned, overridden, handled, answered, disputed, re-handled, rated", async () => {
    const { caseId, receiptCode } = await filed();
    const reporter = shiliu.holder(receiptCode);
    const desk = await shiliu.staff("demo.dispatcher");
    const second = await shiliu.staff("demo.dispatcher2");
    const housing = await shiliu.staff("demo.housing");
    const head = await shiliu.staff("demo.housing.head");
    const urban = await shiliu.staff("demo.urban");
    const prefecture = await shiliu.staff("demo.prefecture");

    const step = async (who: typeof desk, action: string, input: object = {}, taskId?: number) => {
      const done = await who.act(caseId, action, input, taskId === undefined ? {} : { taskId });
      expect(done, action).toMatchObject({ status: 200 });
      return done.body.case;
    };
    await step(desk, "accept");
    const dispatched = await step(desk, "dispatch", {
      leadId: "652301-D-housing",
      coHandlerIds: ["652301-D-urban"],
    });
    expect(dispatched.tasks).toHaveLength(2);
    const asked = { ground: "not-our-duty", reason: "供暖由城管局负责", betterBodyId: "652301-D-urban" };
    await step(housing, "returnTask", asked, 1);
    const own = await desk.act(caseId, "overrideReturn", { reason: "职责清单已明确" }, { taskId: 1 });
    expect(own).toMatchObject({ status: 403, body: { code: "reviewer-sent-it" } });
    await step(second, "overrideReturn", { reason: "职责清单明确由住建局主办" }, 1);
    const again = await housing.act(caseId, "returnTask", asked, { taskId: 1 });
    expect(again).toMatchObject({ status: 409, body: { code: "designated-may-not-return" } });
    await step(housing, "signIn", {}, 1);
    await step(urban, "signIn", {}, 2);
    await step(housing, "contact", { way: "phone", reached: true }, 1);
    const early = await housing.act(
      caseId,
      "draftAnswer",
      { words: answer, outcome: "solved" },
      { taskId: 1 },
    );
    expect(early).toMatchObject({ status: 409, body: { code: "co-handlers-open" } });
    await step(urban, "reportResult", { words: "已清理楼道积水并恢复通行。" }, 2);
    await step(housing, "draftAnswer", { words: answer, outcome: "solved" }, 1);
    expect((await housing.act(caseId, "signOff", {}, { taskId: 1 })).body.code).toBe("not-allowed");
    await step(head, "signOff", {}, 1);
    await step(desk, "passCheck");
    const seen = await reporter.get(`/requests/${caseId}`);
    expect(seen.body.state.id).toBe("callback");
    await step(reporter, "dispute", { reason: "管道还在漏，没有修好" });
    await step(desk, "reHandle", { reason: "诉求人反映仍在漏水" });
    await step(housing, "draftAnswer", { words: answer, outcome: "solved" }, 1);
    await step(head, "signOff", {}, 1);
    await step(desk, "passCheck");
    const closed = await step(reporter, "confirm", { satisfied: true, rating: 5 });
    expect(closed.state).toMatchObject({ id: "closed", closed: true });
    expect(closed.clocks.every((clock: { stoppedAt?: string }) => clock.stoppedAt !== undefined)).toBe(true);
    expect((await prefecture.get(`/requests/${caseId}`)).status).toBe(404);
  });

  it("takes a report without a name that the desk solves on the spot, and closes it by itself when unheard", async () => {
    const { caseId, receiptCode } = await filed({ ...report, contact: undefined, kind: "consult" });
    const desk = await shiliu.staff("demo.dispatcher");
    const solved = await desk.act(caseId, "solveOnTheSpot", {
      words: "供暖时间为每年十月十五日至次年四月十五日。",
    });
    expect(solved.body.case.state.id).toBe("callback");
    const call = await desk.act(caseId, "recordCallback", { result: "no-answer" });
    expect(call.body.code).toBe("reporter-not-reachable");
    expect((await shiliu.system.requests.lapse(shiliu.system.clock())).done).toBe(0);
    shiliu.pass({ days: 20 });
    expect((await shiliu.system.requests.lapse(shiliu.system.clock())).done).toBe(1);
    const seen = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(seen.body.state.id).toBe("unconfirmed");
  });

  it("sends the same report once, and tells another under the same key apart", async () => {
    const key = "same-report-0001";
    const first = await anonymous.post("/requests", report, key);
    const second = await anonymous.post("/requests", report, key);
    expect(second.body).toEqual(first.body);
    const other = await anonymous.post("/requests", { ...report, words: "另外一件完全不同的事情" }, key);
    expect(other).toMatchObject({ status: 409, body: { code: "key-used-already" } });
  });
});
