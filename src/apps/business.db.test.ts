import { describe, expect, it } from "vitest";
import { answerWords, businessReport, file, step } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const instructor = await shiliu.staff("demo.clerk");
const park = await shiliu.staff("demo.park");
const desk = await shiliu.staff("demo.liangxin");
const second = await shiliu.staff("demo.liangxin2");
const market = await shiliu.staff("demo.market");
const head = await shiliu.staff("demo.market.head");
const marketId = "652301-D-market";

const business = { name: "昌吉示例机械有限公司", creditCode: "91350100M000100Y43" };
const reason = "需要联系企业核实用电容量";

describe("the business of a report", () => {
  const named = {
    ...businessReport,
    words: `${business.name}申请用电增容二十天没有答复。`,
    business,
    contact: { name: "测试联系人", phone: "13999990003" },
  };

  it("is kept apart from who speaks for it, masked, and shown for a reason that is recorded", async () => {
    const { caseId } = await file(instructor, named);
    expect((await park.get(`/requests/${caseId}`)).body.reporter).toMatchObject({
      name: "测**",
      business: { name: "昌吉**", creditCode: "913*************43" },
    });
    const look = await park.post(`/requests/${caseId}/unmask`, { reason });
    expect(look.body).toEqual({ ...named.contact, business });
    const { rows } = await shiliu.system.pool.query("select fields from unmaskings where case_id = $1", [
      caseId,
    ]);
    expect(rows).toEqual([{ fields: ["name", "phone", "business"] }]);
  });

  it("is that of this report, though the one who speaks for it is known by another", async () => {
    const other = { name: "另一家示例商行" };
    const { caseId } = await file(instructor, { ...named, words: businessReport.words, business: other });
    expect((await park.post(`/requests/${caseId}/unmask`, { reason })).body).toEqual({
      ...named.contact,
      business: other,
    });
  });

  it("is said by whoever is signed in, who may also speak for somebody else", async () => {
    const signedIn = await shiliu.reporter("13999990004");
    const own = await file(signedIn, { ...named, contact: undefined });
    expect((await signedIn.get(`/requests/${own.caseId}`)).body.reporter.business.name).toBe("昌吉**");
    const { caseId } = await file(signedIn, {
      ...named,
      contact: { name: "另一位联系人", phone: "13999990005" },
    });
    expect((await park.post(`/requests/${caseId}/unmask`, { reason })).body).toMatchObject({
      name: "另一位联系人",
      phone: "13999990005",
    });
  });

  it("is kept from the handler where that is asked, in its words and in lists too", async () => {
    const { caseId } = await file(instructor, { ...named, nameHidden: true });
    await step(park, caseId, "collect");
    await step(park, caseId, "forward", { reason: "需要市场监管局配合办理" });
    await step(desk, caseId, "dispatch", { leadId: marketId, coHandlerIds: [] });
    const seen = JSON.stringify((await market.get(`/requests/${caseId}`)).body);
    expect(seen).toContain("用电增容");
    expect(seen).not.toMatch(/昌吉示例|昌吉\*\*|91350100|913\*/);
    expect(JSON.stringify((await market.get("/queue")).body)).not.toContain("昌吉示例");
    await shiliu.indexed();
    const found = await desk.get(`/requests/search?q=${encodeURIComponent("昌吉示例机械")}`);
    expect(found.body.lines).toEqual([]);
  });

  it("is enough to be named, and a wrong credit code is refused", async () => {
    const alone = { ...businessReport, contact: undefined, business: { name: business.name } };
    const { caseId } = await file(instructor, alone);
    expect((await park.get(`/requests/${caseId}`)).body.reporter).toMatchObject({
      anonymous: false,
      reachable: false,
      mayUnmask: true,
    });
    const wrong = { ...named, business: { ...business, creditCode: "91350100M000100Y44" } };
    expect((await instructor.post("/requests", wrong)).body.code).toBe("input-invalid");
  });
});

describe("a business in difficulty, township first", () => {
  it("is reported at once, collected, coordinated, handled and confirmed: four hands in order", async () => {
    const { caseId, receiptCode } = await file(instructor, businessReport);
    expect((await instructor.get(`/requests/${caseId}`)).body).toMatchObject({
      audiences: ["registrar"],
      state: { id: "reported" },
      holder: [{ bodyId: "652301402" }],
    });
    // Whoever dispatches does not take it out of the park's hands.
    expect((await desk.act(caseId, "collect")).body.code).toBe("not-allowed");
    await step(park, caseId, "collect");
    await step(park, caseId, "forward", { reason: "需要市场监管局和供电公司配合" });
    expect((await desk.get("/queue")).body.lines.map((line: { id: string }) => line.id)).toContain(caseId);
    await step(desk, caseId, "dispatch", { leadId: marketId, coHandlerIds: ["652301402"] });
    await step(market, caseId, "signIn", {}, 1);
    await step(park, caseId, "signIn", {}, 2);
    await step(market, caseId, "contact", { way: "phone", reached: true }, 1);
    await step(park, caseId, "reportResult", { words: "园区已协调供电公司现场勘查。" }, 2);
    await step(market, caseId, "draftAnswer", { words: answerWords, outcome: "solved" }, 1);
    await step(head, caseId, "signOff", {}, 1);
    const checked = await step(desk, caseId, "passCheck");
    expect(checked.state.id).toBe("callback");
    const called = { result: "answered", solved: true, satisfied: false };
    expect((await desk.act(caseId, "recordCallback", called)).body.code).toBe("caller-handled-it");
    expect((await step(second, caseId, "recordCallback", called)).state.id).toBe("disputed");
    const closed = await step(shiliu.holder(receiptCode), caseId, "confirm", { satisfied: true, rating: 4 });
    expect(closed).toMatchObject({ state: { id: "closed", closed: true }, rating: 4 });
  });

  it("is solved at the park, and the business still has the last word", async () => {
    const { caseId, receiptCode } = await file(instructor, businessReport);
    await step(park, caseId, "collect");
    const solved = await step(park, caseId, "solveOnTheSpot", { words: answerWords });
    expect(solved.state.id).toBe("callback");
    const business = shiliu.holder(receiptCode);
    const { answer } = (await business.get(`/requests/${caseId}`)).body;
    expect(answer).toMatchObject({ words: answerWords, bodyName: { en: expect.any(String) }, files: [] });
    await step(business, caseId, "dispute", { reason: "设备还是停着，没有解决" });
    // Nobody ever led it, so it goes to where it can be dispatched.
    expect((await step(desk, caseId, "reHandle", { reason: "转派主管部门办理" })).state.id).toBe("forwarded");
    expect((await business.get(`/requests/${caseId}`)).body.answer.words).toBe(answerWords);
  });

  it("is declined by the park with its ground, and the business reads ground, explanation and lawful route", async () => {
    const { caseId, receiptCode } = await file(instructor, businessReport);
    const explanation = "该合同纠纷已由昌吉市人民法院立案审理，请等待判决。";
    const declined = await step(park, caseId, "decline", { ground: "in-lawful-procedure", explanation });
    expect(declined.state).toMatchObject({ id: "declined", closed: true });
    const seen = (await shiliu.holder(receiptCode).get(`/requests/${caseId}`)).body;
    expect(seen.decline).toMatchObject({
      ground: { zh: expect.stringContaining("诉讼") },
      route: { zh: expect.stringContaining("法院"), en: expect.stringContaining("court") },
      explanation,
    });
    expect(seen.clocks.every((clock: { stoppedAt?: string }) => clock.stoppedAt !== undefined)).toBe(true);
    expect(seen.actions).toEqual([]);
  });
});
