import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { actInputs, answered, file, inHand, residentReport, step } from "./cases/testing.ts";
import { untilFollowed } from "./followed/testing.ts";
import {
  desk,
  housing,
  phoneOf,
  rowsOf,
  run,
  say,
  shiliu,
  state,
  system,
  taskIn,
  templatesTo,
  toldTo,
  withPhone,
  inDays,
  type View,
} from "./notices/testing.ts";

describe("holders are told", () => {
  it("of what they have to sign in, by number, step, body and date, and of nothing else", async () => {
    const filed = await file(shiliu.stranger(), withPhone("13800000001"));
    await say(desk, filed.caseId, "accept");
    await say(desk, filed.caseId, "dispatch");
    await run();
    const [told, ...more] = toldTo(phoneOf(housing));
    expect(more).toEqual([]);
    expect(told).toMatchObject({ templateId: "duty-sign-in", values: { number: filed.number } });
    expect(told!.text).toContain("昌吉市住");
    expect(told!.text).toContain(`http://localhost/desk/cases/${filed.caseId}`);
    const everything = JSON.stringify(state.delivered);
    for (const secretWord of ["路灯", "老人", "李某某", "sample1"])
      expect(everything).not.toContain(secretWord);
    expect(toldTo(phoneOf("demo.housing.head"))).toEqual([]);
    expect(toldTo(phoneOf(desk))).toEqual([]);
    expect(state.badSignatures).toBe(0);
  });

  it("of a return, an ask for time, an order, a note and a dispute, whoever must answer", async () => {
    const { caseId } = await inHand(shiliu);
    await run();
    state.delivered.length = 0;
    const asked: View = await say(housing, caseId, "askExtension", 1);
    await run();
    expect(templatesTo(phoneOf(desk))).toEqual(["duty-decide"]);
    await say(desk, caseId, "refuseExtension", taskIn(asked, "extension-asked"));
    await say("demo.supervisor", caseId, "issueOrder");
    await say(desk, caseId, "addNote");
    await run();
    expect(templatesTo(phoneOf(housing))).toEqual(["duty-paper", "duty-paper"]);
    expect(templatesTo(phoneOf("demo.housing.head"))).toEqual(["duty-paper", "duty-paper"]);
    state.delivered.length = 0;
    await say(housing, caseId, "returnTask", 1);
    await run();
    expect(templatesTo(phoneOf("demo.dispatcher2"))).toEqual(["duty-decide"]);
    expect(templatesTo(phoneOf("demo.supervisor"))).toEqual(["duty-decide"]);
  });

  it("of a dispute and of a carried case that wakes", async () => {
    const filed = await inHand(shiliu);
    await answered(shiliu, filed);
    await run();
    state.delivered.length = 0;
    await step(shiliu.holder(filed.receiptCode), filed.caseId, "dispute", actInputs["dispute"]);
    await run();
    expect(templatesTo(phoneOf(desk))).toEqual(["duty-decide"]);

    const { caseId } = await inHand(shiliu);
    const asked: View = await say(housing, caseId, "askCarry", 1);
    await say("demo.leader", caseId, "approveCarry", taskIn(asked, "carry-asked"));
    await run();
    state.delivered.length = 0;
    shiliu.pass({ days: 95 });
    await system.requests.lapse(system.clock());
    await run();
    expect(templatesTo(phoneOf(housing))).toContain("duty-back");
  });

  it("when a reporter urges", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    await run();
    state.delivered.length = 0;
    await step(shiliu.holder(receiptCode), caseId, "urge");
    await run();
    expect(templatesTo(phoneOf(housing))).toEqual(["duty-urged"]);
  });

  it("never of a report about their own body, whatever happens with it", async () => {
    const form = { ...residentReport, kind: "tip-off", aboutIds: ["652301-D-housing"] };
    const { status, body } = await shiliu.stranger().post("/requests", form);
    expect(status).toBe(201);
    await say(desk, body.caseId, "accept");
    await say(desk, body.caseId, "dispatch", undefined, { leadId: "652301-D-urban" });
    await run();
    shiliu.pass({ days: 30 });
    await system.requests.lapse(system.clock());
    await run();
    expect(toldTo(phoneOf("demo.urban")).length).toBeGreaterThan(0);
    for (const login of [housing, "demo.housing2", "demo.housing.head", "demo.property"])
      expect(toldTo(phoneOf(login)).filter(({ text }) => text.includes(body.caseId))).toEqual([]);
    // A message that was queued before somebody named the body finds nobody there either.
    const person = demoPeople.find(({ login }) => login === housing)!;
    const key = randomUUID();
    await withTransaction(system.pool, (tx) =>
      system.notices.queue(
        tx,
        [
          {
            key,
            caseId: body.caseId,
            to: { personId: person.personId },
            template: "duty-call",
            values: { number: "SL1" },
            urgent: true,
          },
        ],
        system.clock(),
      ),
    );
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = $1", [key])).toMatchObject([{ state: "dropped", reason: "about-them" }]);
  });

  it("before a limit ends and when it has ended, unless it was met or moved", async () => {
    const { caseId } = await inHand(shiliu);
    const met = await inHand(shiliu);
    await run();
    state.delivered.length = 0;
    await answered(shiliu, met);
    const { rows } = await system.pool.query(
      "select moment, at, clock_due_at from clock_warnings w where case_id = $1 order by at",
      [caseId],
    );
    const clocks = rows as { moment: string; at: Date; clock_due_at: Date }[];
    const due = clocks.at(-1)!.clock_due_at;
    const share = clocks.find(
      (each) => each.moment === "share" && each.clock_due_at.getTime() === due.getTime(),
    )!;
    shiliu.pass({ minutes: (share.at.getTime() - system.clock().getTime()) / 60_000 + 1 });
    await run();
    const mine = () => toldTo(phoneOf(housing)).filter(({ text }) => text.includes(caseId));
    // Handling and the whole end together, and are one message.
    expect(
      mine()
        .map((each) => each.templateId)
        .filter((each) => each === "duty-warning").length,
    ).toBe(1);
    expect(
      mine().filter(({ templateId, text }) => templateId === "duty-warning" && text.includes("时限")),
    ).toHaveLength(1);
    shiliu.pass({ minutes: (due.getTime() - system.clock().getTime()) / 60_000 + 1 });
    await run();
    await run();
    expect(mine().filter(({ templateId }) => templateId === "duty-expired")).toHaveLength(1);
    expect(templatesTo(phoneOf("demo.housing.head"))).toContain("duty-expired");
    expect(toldTo(phoneOf(housing)).filter(({ text }) => text.includes(met.caseId))).toEqual([]);
  });

  it("of nothing that is over by the time it would go out", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await say(desk, caseId, "accept");
    await say(desk, caseId, "dispatch");
    await system.notices.follow(system.clock());
    await say(housing, caseId, "signIn", 1);
    await run();
    expect(toldTo(phoneOf(housing)).filter(({ text }) => text.includes(caseId))).toEqual([]);
  });
});

describe("reporters are told", () => {
  it("of each step until they are asked to confirm, once for each", async () => {
    const phone = "13800000011";
    const filed = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, filed.caseId, "accept");
    await run();
    await say(desk, filed.caseId, "dispatch");
    await say(housing, filed.caseId, "signIn", 1);
    const asked: View = await say(housing, filed.caseId, "askExtension", 1);
    await say(desk, filed.caseId, "grantExtension", taskIn(asked, "extension-asked"));
    await answered(shiliu, filed);
    await run();
    await run();
    expect(templatesTo(phone).toSorted()).toEqual([
      "reporter-accepted",
      "reporter-answered",
      "reporter-dispatched",
      "reporter-extended",
    ]);
    const dispatched = toldTo(phone).find((each) => each.templateId === "reporter-dispatched")!;
    expect(dispatched.values["body"]).toContain("住");
    expect(dispatched.text).toContain(`http://localhost/track/${filed.caseId}`);
    expect(dispatched.text).toMatch(/月.*日/);
  });

  it("that it is handled by itself again where it was merged, with its limit", async () => {
    const phone = "13800000013";
    const main = await inHand(shiliu);
    const filed = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, filed.caseId, "accept");
    await say(desk, filed.caseId, "merge", undefined, { number: main.number });
    await say(desk, filed.caseId, "separate");
    await say(desk, filed.caseId, "merge", undefined, { number: main.number });
    await step(shiliu.holder(main.receiptCode), main.caseId, "withdraw", actInputs["withdraw"]);
    await untilFollowed(system.pool, "requests-merged", () => system.requests.follow(system.clock()));
    await run();
    expect(templatesTo(phone).filter((each) => each === "reporter-alone")).toHaveLength(2);
    expect(toldTo(phone).find((each) => each.templateId === "reporter-alone")?.text).toMatch(
      /单独办理.*月.*日/s,
    );
  });

  it("whose hands it passes through on the way, and each limit that moves", async () => {
    const phone = "13800000014";
    const filed = await file(shiliu.stranger(), withPhone(phone));
    const { caseId } = filed;
    await say(desk, caseId, "accept");
    await say(desk, caseId, "convene");
    await say(desk, caseId, "concludeConsultation");
    await say(desk, caseId, "correct", undefined, { urgency: "urgent" });
    await say(desk, caseId, "addCoHandler");
    await run();
    expect(templatesTo(phone)).toEqual([
      "reporter-accepted",
      "reporter-consulting",
      "reporter-dispatched",
      "reporter-new-limit",
    ]);
    const ruled = toldTo(phone).find((each) => each.templateId === "reporter-dispatched");
    expect(ruled?.values["body"]).toBe("昌吉市城市管理局");
  });

  it("that it went elsewhere, came back, and is handled again", async () => {
    const phone = "13800000015";
    const { caseId, receiptCode } = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, caseId, "accept");
    await say(desk, caseId, "passUp");
    await say("demo.prefecture", caseId, "passDown");
    await say(desk, caseId, "handOver");
    await say(desk, caseId, "refusedElsewhere");
    await say(desk, caseId, "dispatch");
    await say(housing, caseId, "signIn", 1);
    await answered(shiliu, { caseId, receiptCode, number: "" });
    await step(shiliu.holder(receiptCode), caseId, "dispute", actInputs["dispute"]);
    await say(desk, caseId, "reHandle");
    await run();
    const told = templatesTo(phone);
    expect(told.filter((each) => each === "reporter-moved")).toHaveLength(2);
    for (const template of ["reporter-handing-over", "reporter-back", "reporter-re-handled"])
      expect(told).toContain(template);
    expect(toldTo(phone).find((each) => each.templateId === "reporter-back")?.text).toMatch(/期限.*月.*日/s);
  });

  it("of a transfer to the emergency service at once, in the middle of the night too", async () => {
    const phone = "13800000016";
    const { caseId } = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, caseId, "transferEmergency");
    const night = Number(system.clock().toISOString().slice(11, 13));
    shiliu.pass({ minutes: ((24 + 17 - night) % 24) * 60 });
    await run();
    expect(templatesTo(phone)).toEqual(["reporter-transferring"]);
  });

  it("that it was declined, paused, carried, replied to in between, and that the promised day has come", async () => {
    const phone = "13800000012";
    const declined = await file(shiliu.stranger(), withPhone(phone));
    await say(desk, declined.caseId, "decline");
    const { caseId } = await inHand(shiliu, withPhone(phone));
    const paused: View = await say(housing, caseId, "askPause", 1, { until: inDays(20) });
    await say(desk, caseId, "grantPause", taskIn(paused, "pause-asked"));
    await say(desk, caseId, "resume", 1);
    const carried: View = await say(housing, caseId, "askCarry", 1, { until: inDays(60) });
    await say("demo.leader", caseId, "approveCarry", taskIn(carried, "carry-asked"));
    await say(housing, caseId, "replyInterim", 1);
    await run();
    shiliu.pass({ days: 70 });
    await system.requests.lapse(system.clock());
    await run();
    expect(new Set(templatesTo(phone))).toEqual(
      new Set([
        "reporter-declined",
        "reporter-accepted",
        "reporter-dispatched",
        "reporter-paused",
        "reporter-resumed",
        "reporter-carried",
        "reporter-interim",
        "reporter-woken",
      ]),
    );
  });

  it("nothing where they gave no number, nor of what they did themselves", async () => {
    const anonymous = await inHand(shiliu);
    const phone = "13800000013";
    const mine = await file(shiliu.stranger(), withPhone(phone));
    await step(shiliu.holder(mine.receiptCode), mine.caseId, "withdraw", actInputs["withdraw"]);
    await run();
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [anonymous.caseId])).toEqual([]);
    expect(toldTo(phone)).toEqual([]);
  });

  it("the steps they chose, in the language they chose", async () => {
    const phone = "13800000014";
    await file(shiliu.stranger(), withPhone(phone));
    // Codes go through the same gateway.
    await shiliu.stranger().post("/reporter/code", { phone });
    const code = toldTo(phone)[0]?.values["code"];
    const { headers } = await shiliu.stranger().post("/reporter/sign-in", { phone, code });
    const cookie = [headers["set-cookie"]].flat().map((each) => String(each).split(";")[0]);
    const me = shiliu.with(shiliu.anonymous, { cookie: cookie.join("; ") });
    const { body: before } = await me.get("/notices/mine");
    expect(before).toMatchObject({ channel: "sms", language: "zh", addresses: { phone: "138****0014" } });
    expect(before.steps).toContain("accepted");
    const choice = { channel: "sms", language: "en", steps: ["answered"] };
    expect((await me.post("/notices/mine", choice)).body).toMatchObject(choice);
    expect((await me.post("/notices/mine", { ...choice, channel: "email" })).body.code).toBe(
      "notice-address-missing",
    );
    state.delivered.length = 0;
    const filed = await inHand(shiliu, withPhone(phone));
    await answered(shiliu, filed);
    await run();
    expect(toldTo(phone)).toMatchObject([{ templateId: "reporter-answered", language: "en" }]);
    expect(toldTo(phone)[0]?.text).toMatch(/^\[Shiliu\] Your request SL/);
    const none = { ...choice, channel: "none" };
    expect((await me.post("/notices/mine", none)).status).toBe(200);
    await step(me, filed.caseId, "dispute", actInputs["dispute"]);
    await say(desk, filed.caseId, "reHandle");
    await answered(shiliu, filed);
    await run();
    expect(toldTo(phone)).toHaveLength(1);
  });
});
