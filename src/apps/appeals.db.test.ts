import { describe, expect, it } from "vitest";
import {
  actInputs,
  answered,
  businessReport,
  file,
  inHand,
  residentReport,
  step,
  dayAfter,
} from "./cases/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = "demo.dispatcher";
const housing = "demo.housing";
const supervisor = "demo.supervisor";

const callerOf = async (who: string | Caller): Promise<Caller> =>
  typeof who === "string" ? shiliu.staff(who) : who;

/** Says an act as it is usually said; gives the case as its taker sees it. */
const act = async (who: string | Caller, caseId: string, name: string, taskId?: number, more: object = {}) =>
  step(await callerOf(who), caseId, name, { ...actInputs[name], ...more }, taskId);

/** The code with which an act is refused. */
async function codeOf(
  who: string | Caller,
  caseId: string,
  name: string,
  taskId?: number,
  more: object = {},
) {
  const caller = await callerOf(who);
  const input = { ...actInputs[name], ...more };
  const { body } = await caller.act(caseId, name, input, taskId === undefined ? {} : { taskId });
  return body.code as string | undefined;
}

interface View {
  tasks: { id: number; state: string; bodyId: string }[];
  places: { part: string; bodyId: string }[];
}
const taskIn = (view: View, state: string): number =>
  view.tasks.find((each) => each.state === state)?.id ?? 0;
const placeOf = (view: View, part: string) => view.places.find((each) => each.part === part)?.bodyId;

/** A case that its lead answered late, and that the reporter confirmed without being satisfied. */
async function closedLate() {
  const filed = await inHand(shiliu);
  shiliu.pass({ days: 12 });
  await answered(shiliu, filed);
  await act(shiliu.holder(filed.receiptCode), filed.caseId, "confirm", undefined, { satisfied: false });
  return filed;
}

const queueOf = async (who: string): Promise<{ id: string; step: { id: string } }[]> =>
  (await (await shiliu.staff(who)).get("/queue?limit=100")).body.lines;

async function figures(who = supervisor) {
  const to = dayAfter(shiliu.system.clock(), 0);
  const from = dayAfter(shiliu.system.clock(), -40);
  return (await shiliu.staff(who)).get(`/requests/figures?from=${from}&to=${to}`);
}
const timeliness = (body: { measures: { measure: string }[] }) =>
  body.measures.find(({ measure }) => measure === "timeliness");

describe("an appeal against the assessment", () => {
  it("is the lead's once the case is closed, lies with a supervisor above, and is noted beside the case", async () => {
    const { caseId, receiptCode } = await closedLate();
    const before = (await figures()).body;
    const asked: View = await act(housing, caseId, "askAppeal", 1);
    const appeal = taskIn(asked, "appealed");
    expect(asked.tasks.find(({ id }) => id === appeal)?.bodyId).toBe("652301");
    expect(asked).toMatchObject({ state: { id: "closed", closed: true } });
    expect((await queueOf(supervisor)).map(({ id, step: { id: name } }) => [id, name])).toContainEqual([
      caseId,
      "appealed",
    ]);
    expect(await codeOf(desk, caseId, "grantAppeal", appeal)).toBe("not-allowed");
    expect(await codeOf(housing, caseId, "grantAppeal", appeal)).toBe("not-allowed");
    const granted = await act(supervisor, caseId, "grantAppeal", appeal);
    expect(granted).toMatchObject({
      state: { id: "closed" },
      exclusions: [{ measure: { en: "On time" }, ground: { en: "Force majeure" } }],
    });
    expect((await queueOf(supervisor)).map(({ id }) => id)).not.toContain(caseId);
    expect(timeliness((await figures()).body)).toMatchObject({
      all: (timeliness(before) as unknown as { all: object }).all,
      excluded: 1,
    });
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    const told = body.timeline.map(({ action }: { action: string }) => action);
    expect(told).not.toContain("askAppeal");
    expect(told).not.toContain("grantAppeal");
    expect([body.exclusions, body.holder]).toEqual([[], []]);
    expect(body.clocks.map(({ kind }: { kind: string }) => kind)).not.toContain("appeal");
  });

  it("is asked once a measure, of what counted against the body, in its window, by whoever is assessed", async () => {
    const { caseId } = await closedLate();
    expect(await codeOf("demo.urban", caseId, "askAppeal", 1)).toBe("case-not-found");
    expect(await codeOf(desk, caseId, "askAppeal", 1)).toBe("not-allowed");
    expect(await codeOf(housing, caseId, "askAppeal", 1, { measure: "return" })).toBe("nothing-to-exclude");
    expect(await codeOf(housing, caseId, "askAppeal", 1, { measure: "resolution" })).toBe(
      "nothing-to-exclude",
    );
    expect(await codeOf(housing, caseId, "askAppeal", 1, { ground: "busy" })).toBe("input-invalid");
    expect(await codeOf(housing, caseId, "askAppeal", 1, { reason: "" })).toBe("input-invalid");
    await act(housing, caseId, "askAppeal", 1);
    expect(await codeOf(housing, caseId, "askAppeal", 1)).toBe("appealed-already");
    const twice: View = await act("demo.housing.head", caseId, "askAppeal", 1, { measure: "satisfaction" });
    const refused = await act(supervisor, caseId, "refuseAppeal", taskIn(twice, "appealed"));
    expect(refused.exclusions).toEqual([]);
    expect(await codeOf(housing, caseId, "askAppeal", 1)).toBe("appealed-already");
    const late = await closedLate();
    shiliu.pass({ days: 14 });
    expect(await codeOf(housing, late.caseId, "askAppeal", 1)).toBe("appeal-too-late");
  });

  it("is decided by nobody who had a hand in the case; somebody above may", async () => {
    const filed = await inHand(shiliu);
    const replyBy = dayAfter(shiliu.system.clock(), 5);
    await act(supervisor, filed.caseId, "issueOrder", undefined, { replyBy });
    shiliu.pass({ days: 12 });
    await answered(shiliu, filed);
    await act(shiliu.holder(filed.receiptCode), filed.caseId, "confirm");
    const asked: View = await act(housing, filed.caseId, "askAppeal", 1);
    const appeal = taskIn(asked, "appealed");
    expect(await codeOf(supervisor, filed.caseId, "grantAppeal", appeal)).toBe("assessor-acted");
    await act("demo.auditor", filed.caseId, "grantAppeal", appeal);
  });

  it("is none of an open case, and falls away where a closed one goes on", async () => {
    const { caseId } = await inHand(shiliu);
    expect(await codeOf(housing, caseId, "askAppeal", 1)).toBe("wrong-state");
    const filed = await inHand(shiliu);
    shiliu.pass({ days: 12 });
    await answered(shiliu, filed);
    shiliu.pass({ days: 14 });
    await shiliu.system.requests.lapse(shiliu.system.clock());
    const asked: View = await act(housing, filed.caseId, "askAppeal", 1);
    expect(taskIn(asked, "appealed")).toBeGreaterThan(0);
    await act(shiliu.holder(filed.receiptCode), filed.caseId, "dispute");
    const view: View = (await (await shiliu.staff(desk)).get(`/requests/${filed.caseId}`)).body;
    expect(taskIn(view, "appealed")).toBe(0);
    expect(taskIn(view, "dropped")).toBeGreaterThan(0);
  });
});

describe("figures", () => {
  it("are for supervisors and auditors, of their own territory and at most a year", async () => {
    for (const who of [desk, housing, "demo.housing.head", "demo.street", "demo.clerk", "demo.admin"])
      expect([who, (await figures(who)).body.code]).toEqual([who, "not-allowed"]);
    const county = await shiliu.staff(supervisor);
    const year = "from=2026-01-01&to=2026-12-31";
    expect((await county.get(`/requests/figures?${year}&bodyId=652302`)).body.code).toBe("not-allowed");
    expect((await county.get(`/requests/figures?${year}&bodyId=652301-D-urban`)).body.cases).toBe(0);
    expect((await county.get("/requests/figures?from=2025-01-01&to=2026-12-31")).body.code).toBe(
      "period-too-long",
    );
    expect((await county.get("/requests/figures?from=2026-02-01&to=2026-01-01")).body.code).toBe(
      "period-too-long",
    );
    expect((await county.get("/requests/figures?from=2026-02-31&to=2026-03-01")).body.code).toBe(
      "input-invalid",
    );
    expect((await figures("demo.auditor")).body.cases).toBeGreaterThan(0);
    expect((await shiliu.stranger().get(`/requests/figures?${year}`)).body.code).toBe("not-signed-in");
  });
});

const withPhone = { ...residentReport, contact: { name: "买买提", phone: "13999991234" }, nameHidden: true };

describe("click to call", () => {
  const call = async (who: string | Caller, caseId: string, key?: string) =>
    (await callerOf(who)).post(`/requests/${caseId}/call`, { taskId: 1 }, key);
  const looks = async (caseId: string) =>
    (await shiliu.system.pool.query("select fields, reason from unmaskings where case_id = $1", [caseId]))
      .rows;

  it("gives whoever leads the number alone, logs the look and the dialling, and once they spoke, the first contact", async () => {
    const { caseId } = await inHand(shiliu, withPhone);
    const { status, body } = await call(housing, caseId, "call-key-0001");
    expect([status, body.phone]).toEqual([200, "13999991234"]);
    expect(JSON.stringify(body.case)).not.toContain("买买提");
    expect(await looks(caseId)).toMatchObject([{ fields: ["phone"], reason: "拨打电话，联系诉求人" }]);
    const dialledAt = body.case.timeline.at(-1).at;
    expect(body.case.timeline.at(-1)).toMatchObject({ action: "contact", fields: { way: "phone" } });
    const again = await call(housing, caseId, "call-key-0001");
    expect(again.body).toMatchObject({ replayed: true, phone: body.phone });
    expect(again.body.case.version).toBe(body.case.version);
    shiliu.pass({ minutes: 5 });
    const spoke = await act(housing, caseId, "contact", 1);
    const clock = spoke.clocks.find(({ kind }: { kind: string }) => kind === "firstContact");
    expect(clock).toMatchObject({ outcome: "met", stoppedAt: dialledAt });
  });

  it("that reaches nobody leaves the limit running; why is the staff's to read", async () => {
    const { caseId, receiptCode } = await inHand(shiliu, withPhone);
    await call(housing, caseId);
    const missed = await act(housing, caseId, "contact", 1, { reached: false, missed: "wrong-number" });
    const clock = missed.clocks.find(({ kind }: { kind: string }) => kind === "firstContact");
    expect(clock.stoppedAt).toBeUndefined();
    expect(missed.timeline.at(-1).fields).toMatchObject({ missed: "wrong-number" });
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(body.timeline.at(-1).fields).not.toHaveProperty("missed");
  });

  it("is refused to others, without a number, without a name, and once the case is closed; nothing is logged", async () => {
    const filed = await inHand(shiliu, withPhone);
    const others = [desk, "demo.housing.head", supervisor, "demo.auditor", "demo.prefecture"];
    for (const who of others)
      expect([who, (await call(who, filed.caseId)).body.code]).toEqual([
        who,
        who === "demo.prefecture" ? "case-not-found" : "not-allowed",
      ]);
    expect((await call("demo.urban", filed.caseId)).body.code).toBe("case-not-found");
    expect((await call(shiliu.stranger(), filed.caseId)).body.code).toBe("not-signed-in");
    expect((await call(shiliu.holder(filed.receiptCode), filed.caseId)).body.code).toBe("not-allowed");
    await answered(shiliu, filed);
    expect((await call(housing, filed.caseId)).body.code).toBe("wrong-state");
    expect(await looks(filed.caseId)).toEqual([]);
    const nameless = await inHand(shiliu);
    expect((await call(housing, nameless.caseId)).body.code).toBe("reporter-anonymous");
  });
});

describe("a desk's territory", () => {
  const other = "652302-D-housing";

  it("is its own county: what lies in another is refused, and passed up instead", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await act(desk, caseId, "accept");
    expect(await codeOf(desk, caseId, "dispatch", undefined, { leadId: other })).toBe(
      "body-beyond-territory",
    );
    expect(await codeOf(desk, caseId, "dispatch", undefined, { coHandlerIds: ["652300-D-housing"] })).toBe(
      "body-beyond-territory",
    );
    await act(desk, caseId, "dispatch");
    expect(await codeOf(desk, caseId, "reassign", 1, { leadId: other })).toBe("body-beyond-territory");
    expect(await codeOf(desk, caseId, "addCoHandler", undefined, { bodyId: other })).toBe(
      "body-beyond-territory",
    );
    expect(await codeOf(desk, caseId, "convene", undefined, { partyIds: [other, "652301-D-urban"] })).toBe(
      "body-beyond-territory",
    );
    expect(await codeOf(desk, caseId, "passUp")).toBe("wrong-state");
  });

  it("is passed up inside the unchanged limit, seen by both desks, told to the reporter, and sent down as a decision", async () => {
    const { caseId, receiptCode } = await file(shiliu.stranger(), residentReport);
    const accepted = await act(desk, caseId, "accept");
    expect(await codeOf(housing, caseId, "passUp")).toBe("case-not-found");
    expect(await codeOf("demo.prefecture", caseId, "passDown")).toBe("case-not-found");
    const passed = await act(desk, caseId, "passUp");
    expect(placeOf(passed, "desk")).toBe("652300-desk-12345");
    expect(passed.clocks).toEqual(accepted.clocks);
    expect((await queueOf("demo.prefecture")).map(({ id }) => id)).toContain(caseId);
    expect((await queueOf(desk)).map(({ id }) => id)).not.toContain(caseId);
    expect(await codeOf(desk, caseId, "dispatch")).toBe("not-allowed");
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(body.timeline.at(-1)).toMatchObject({ action: "passUp" });
    expect(body.timeline.at(-1).fields).not.toHaveProperty("reason");
    expect(body.holder).toMatchObject([{ bodyId: "652300-desk-12345" }]);
    expect(await codeOf("demo.prefecture", caseId, "passUp")).toBe("already-at-the-top");
    for (const deskId of ["652300-desk-12345", "652302-desk-liangxin", "652302-D-housing", "nowhere"])
      expect([deskId, await codeOf("demo.prefecture", caseId, "passDown", undefined, { deskId })]).toEqual([
        deskId,
        "not-a-desk-below",
      ]);
    const down = await act("demo.prefecture", caseId, "passDown");
    expect([placeOf(down, "desk"), placeOf(down, "deskAbove")]).toEqual([
      "652301-desk-12345",
      "652300-desk-12345",
    ]);
    expect(await codeOf(desk, caseId, "passUp")).toBe("ground-settled");
    await act(desk, caseId, "passUp", undefined, { ground: "several-counties" });
    const elsewhere = await act("demo.prefecture", caseId, "passDown", undefined, {
      deskId: "652302-desk-12345",
    });
    expect(placeOf(elsewhere, "desk")).toBe("652302-desk-12345");
    await act("demo.fukang", caseId, "dispatch", undefined, { leadId: other });
    const listed = async (who: string) =>
      (await (await shiliu.staff(who)).get("/requests?limit=100")).body.lines.map(
        ({ id }: { id: string }) => id,
      );
    for (const who of [desk, "demo.prefecture", "demo.fukang"]) {
      expect([who, (await listed(who)).includes(caseId)]).toEqual([who, true]);
      expect((await (await shiliu.staff(who)).get(`/requests/${caseId}`)).status).toBe(200);
    }
  });

  it("that a case leaves takes it out of the lists of those who no longer see it", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    const street = await shiliu.staff("demo.street");
    const listed = async () =>
      (await street.get("/requests?limit=100")).body.lines.map(({ id }: { id: string }) => id);
    expect(await listed()).toContain(caseId);
    await act(desk, caseId, "correct", undefined, { placeId: "652301002" });
    expect((await street.get(`/requests/${caseId}`)).body.code).toBe("case-not-found");
    expect(await listed()).not.toContain(caseId);
  });

  it("is a prefecture desk's everywhere, for a business as for a resident", async () => {
    const { caseId } = await file(shiliu.stranger(), businessReport);
    await act("demo.park", caseId, "forward");
    await act("demo.liangxin", caseId, "passUp");
    await act("demo.prefecture.liangxin", caseId, "dispatch", undefined, { leadId: other });
  });
});
