import { describe, expect, it } from "vitest";
import { file, inHand, residentReport, step } from "./cases/testing.ts";
import { type Answer, type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { pool } = shiliu.system;
const desk = await shiliu.staff("demo.dispatcher");
const second = await shiliu.staff("demo.dispatcher2");
const clerk = await shiliu.staff("demo.clerk");
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

async function eventsOf(caseId: string): Promise<string[]> {
  const { rows } = await pool.query<{ type: string }>(
    "select type from case_events where case_id = $1 order by version",
    [caseId],
  );
  return rows.map(({ type }) => type);
}

function codes(answers: readonly Answer[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { status, body } of answers) {
    const code = status < 300 ? (body.replayed ? "replayed" : "done") : body.code;
    found[code] = (found[code] ?? 0) + 1;
  }
  return found;
}

describe("a command", () => {
  it("sent twenty times at once takes effect once, and every answer tells of the one outcome", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    const answers = await Promise.all(
      times(20).map(() => desk.act(caseId, "accept", {}, {}, "accept-key-0001")),
    );
    expect(codes(answers)).toEqual({ done: 1, replayed: 19 });
    for (const { body } of answers) expect(body.case).toEqual(answers[0]?.body.case);
    expect(await eventsOf(caseId)).toEqual(["reported", "accepted"]);
  });

  it("taken by twenty at once, each in their own name, takes effect once, and the others are told why not", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await step(desk, caseId, "accept");
    const input = { leadId: "652301-D-housing", coHandlerIds: [] };
    const answers = await Promise.all(
      times(20).map((index) => (index % 2 ? desk : second).act(caseId, "dispatch", input)),
    );
    expect(codes(answers)).toEqual({ done: 1, "wrong-state": 19 });
    expect(await eventsOf(caseId)).toEqual(["reported", "accepted", "dispatched"]);
    const done = answers.find(({ status }) => status === 200);
    expect(done?.body.case.tasks).toHaveLength(1);
  });

  it("of another kind at the same moment is decided on what the first has made", async () => {
    const { caseId, receiptCode } = await file(shiliu.stranger(), residentReport);
    const reporter = shiliu.holder(receiptCode);
    const decline = { ground: "outside-duties", explanation: "此事不属于政府职责范围，请另行咨询。" };
    const answers = await Promise.all([
      desk.act(caseId, "accept"),
      second.act(caseId, "decline", decline),
      reporter.act(caseId, "withdraw", { reason: "已经自己解决了" }),
      reporter.act(caseId, "supplement", { words: "补充：在小区东门。" }),
    ]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(body.version).toBe(1 + answers.filter(({ status }) => status === 200).length);
  });

  it("that saw an older version is refused where it says which version it saw", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await step(desk, caseId, "accept");
    const stale = await second.act(
      caseId,
      "dispatch",
      { leadId: "652301-D-housing", coHandlerIds: [] },
      { expectedVersion: 1 },
    );
    expect(stale).toMatchObject({
      status: 409,
      body: { code: "changed-meanwhile", details: { version: 2 } },
    });
  });

  it("under a key that said something else is refused, and a key is its sender's own", async () => {
    const { caseId } = await inHand(shiliu);
    const key = "one-key-for-two-0001";
    const housing = await shiliu.staff("demo.housing");
    const housing2 = await shiliu.staff("demo.housing2");
    const spoken = { way: "phone", reached: false };
    const again = (who: Caller, input: object) => who.act(caseId, "assignDown", input, { taskId: 1 }, key);
    const office = { bodyId: "652301-D-housing-O-property" };
    expect((await again(housing, office)).body.replayed).toBe(false);
    expect((await again(housing, office)).body.replayed).toBe(true);
    expect((await again(housing, { bodyId: "652301-D-housing-O-heating" })).body.code).toBe(
      "key-used-already",
    );
    expect((await housing.act(caseId, "contact", spoken, { taskId: 1 }, key)).body.code).toBe(
      "key-used-already",
    );
    // A colleague who happens to use it does not get to read "done" for what they did not do.
    expect((await again(housing2, office)).body.code).toBe("wrong-task-state");
  });

  it("of a person cannot take the place of what the system does when a clock runs out", async () => {
    const { caseId, receiptCode } = await file(shiliu.stranger(), residentReport);
    await step(desk, caseId, "solveOnTheSpot", { words: "路灯已经报修，今晚恢复照明。" });
    const clock = (await desk.get(`/requests/${caseId}`)).body.clocks.find(
      ({ kind }: { kind: string }) => kind === "silence",
    );
    // The key the system would use, used up by whoever wants the case kept open for ever.
    const key = `clock-${clock.id}-lapsed`;
    const reporter = shiliu.holder(receiptCode);
    const disputed = await reporter.act(caseId, "dispute", { reason: "先占用这个键再说" }, {}, key);
    expect(disputed.body.case.state.id).toBe("disputed");
    await step(desk, caseId, "reHandle", { reason: "再看一次现场" });
    await step(desk, caseId, "solveOnTheSpot", { words: "路灯已经报修，今晚恢复照明。" });
    shiliu.pass({ days: 20 });
    const { refused } = await shiliu.system.requests.lapse(shiliu.system.clock());
    expect(refused).toEqual([]);
    expect((await reporter.get(`/requests/${caseId}`)).body.state.id).toBe("unconfirmed");
  });
});

describe("a report", () => {
  it("sent twenty times at once is one case with one receipt, with a name or without", async () => {
    const clerk = await shiliu.staff("demo.clerk");
    for (const contact of [undefined, { name: "同时提交", phone: "13711112222" }]) {
      const key = `report-at-once-${contact?.phone}`;
      const answers = await Promise.all(
        times(20).map(() => clerk.post("/requests", { ...residentReport, contact }, key)),
      );
      expect(codes(answers)).toEqual({ done: 20 });
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await eventsOf(answers[0]?.body.caseId)).toEqual(["reported"]);
    }
  });

  it("with a new number, sent at the same moment as others with that number, finds or makes the one reporter", async () => {
    const clerk = await shiliu.staff("demo.clerk");
    const contact = { name: "新号码", phone: "13733334444" };
    const answers = await Promise.all(
      times(10).map(() => clerk.post("/requests", { ...residentReport, contact })),
    );
    expect(codes(answers)).toEqual({ done: 10 });
    const ids = answers.map(({ body }) => body.caseId);
    const { rows } = await pool.query(
      "select distinct reporter_id, subject_id from cases where id = any($1::uuid[])",
      [ids],
    );
    expect(rows).toHaveLength(1);
    const signedIn = await shiliu.reporter(contact.phone);
    expect((await signedIn.get("/requests?limit=100")).body.lines).toHaveLength(10);
  });

  it("is told its receipt again even where it would be refused today", async () => {
    const { organisations, clock } = shiliu.system;
    const write = (key: string) => ({ actor: { kind: "system" }, now: clock(), key }) as const;
    const village = {
      id: "652301101-V-gone",
      parentId: "652301101",
      kind: "village",
      name: { zh: "撤并村", en: "Gone" },
    };
    expect(await organisations.establishBody(write("establish-gone"), village as never)).not.toHaveProperty(
      "refused",
    );
    const form = { ...residentReport, placeId: village.id };
    const stranger = shiliu.stranger();
    const first = await stranger.post("/requests", form, "report-then-gone");
    const admin = await shiliu.staff("demo.admin");
    const gone = await admin.post(`/bodies/${village.id}/deactivate`, { reason: "并入三工镇" });
    expect(gone, JSON.stringify(gone.body)).toMatchObject({ status: 200 });
    expect((await stranger.post("/requests", form)).body.code).toBe("place-unknown");
    const again = await stranger.post("/requests", form, "report-then-gone");
    expect(again.body).toEqual(first.body);
  });

  it("of somebody whose session is over is not filed under no name behind their back", async () => {
    const contact = { phone: "13755556666" };
    const reporter = await shiliu.reporter(contact.phone);
    expect((await file(reporter, residentReport)).caseId).toBeTruthy();
    shiliu.pass({ days: 40 });
    for (const lapsed of [reporter, clerk]) {
      const sent = await lapsed.post("/requests", residentReport);
      expect(sent).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
      expect(String(sent.headers["set-cookie"])).toContain("Max-Age=0");
    }
    expect(
      (
        await shiliu
          .with(shiliu.anonymous, { "x-shiliu-post": clerk.headers["x-shiliu-post"] ?? "" })
          .post("/requests", residentReport)
      ).status,
    ).toBe(401);
  });

  it("under a key of its sender's is another case for another sender", async () => {
    const key = "a-key-they-share-01";
    const [phone, another] = [await shiliu.reporter("13766667777"), await shiliu.reporter("13777778888")];
    const [one, other] = [await file(phone, residentReport, key), await file(another, residentReport, key)];
    expect(one.caseId).not.toBe(other.caseId);
    expect(one.receiptCode).not.toBe(other.receiptCode);
  });
});
