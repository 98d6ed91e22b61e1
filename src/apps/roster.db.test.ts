import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, residentReport, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { system } = shiliu;

const hourMs = 3_600_000;
const housing = "652301-D-housing";
const urban = "652301-D-urban";
const labour = "652301-D-labour";
const desk = "652301-desk-12345";
const idOf = (login: string) => demoPeople.find((person) => person.login === login)!.personId;
const loginOf = (personId: string) => demoPeople.find((person) => person.personId === personId)!.login;
const inHours = (hours: number) => new Date(system.clock().getTime() + hours * hourMs).toISOString();

/** Moves the clock on to the next time that it is so late in Beijing. */
function moveTo(hour: number): void {
  const now = system.clock().getTime() + 8 * hourMs;
  const day = 24 * hourMs;
  const ahead = (hour * hourMs - (now % day) + day) % day || day;
  shiliu.pass({ minutes: ahead / 60_000 });
}

/** Moves the clock on to so late on the next working day. */
function moveToWorkday(hour: number): void {
  moveTo(hour);
  while ([0, 6].includes(new Date(system.clock().getTime() + 8 * hourMs).getUTCDay()))
    shiliu.pass({ days: 1 });
}

interface Call {
  clockId: string;
  body: { id: string };
  steps: { post: string; body: { id: string }; person: { id: string } }[];
  acknowledged?: { by: { id: string } };
  ended?: { outcome: string };
  mayAcknowledge: boolean;
}

async function callsOf(caseId: string, who = "demo.prefecture.supervisor"): Promise<Call[]> {
  return (await (await shiliu.staff(who)).get(`/roster/calls/of/${caseId}`)).body;
}

/** Lets whoever is next be called until the calls of a case are as awaited: other tests hold back the journal. */
async function called(caseId: string, isSo: (calls: Call[]) => boolean): Promise<Call[]> {
  let calls: Call[] = [];
  for (let tries = 0; tries < 100; tries++) {
    await system.roster.call(system.clock());
    calls = await callsOf(caseId);
    if (isSo(calls)) return calls;
    await wait(50);
  }
  throw new Error(`Not called as awaited: ${JSON.stringify(calls)}`);
}

const report = (urgency: string) => file(shiliu.stranger(), { ...residentReport, urgency });

/** An urgent case sent to a body, wherever the clock stands; task 1 is the body's. */
async function sentTo(bodyId: string, urgency = "critical"): Promise<string> {
  const { caseId } = await report(urgency);
  const dispatcher = await shiliu.staff("demo.dispatcher");
  await step(dispatcher, caseId, "accept");
  await step(dispatcher, caseId, "dispatch", { leadId: bodyId, coHandlerIds: [] });
  return caseId;
}

const ofBody = (calls: Call[], bodyId: string) => calls.find(({ body }) => body.id === bodyId);
const steps = (calls: Call[], bodyId: string) => ofBody(calls, bodyId)?.steps ?? [];

describe("a critical case at 3 a.m.", () => {
  it("calls A at the desk it waits at, and whoever accepts it has answered", async () => {
    moveTo(3);
    const { caseId } = await report("critical");
    const calls = await called(caseId, (found) => steps(found, desk).length === 1);
    const [first] = steps(calls, desk);
    expect(first).toMatchObject({ post: "A", body: { id: desk } });
    await step(await shiliu.staff(loginOf(first!.person.id)), caseId, "accept");
    const after = await called(caseId, (found) => ofBody(found, desk)?.ended !== undefined);
    expect(ofBody(after, desk)).toMatchObject({
      ended: { outcome: "taken" },
      acknowledged: { by: { id: first!.person.id } },
    });
  });

  it("reaches A of the body, then B, then the level above, each once; signing in ends it", async () => {
    moveTo(3);
    const caseId = await sentTo(housing);
    const first = steps(await called(caseId, (found) => steps(found, housing).length === 1), housing);
    await system.roster.call(system.clock());
    expect(steps(await callsOf(caseId), housing)).toHaveLength(1);
    shiliu.pass({ minutes: 8 });
    const second = steps(await called(caseId, (found) => steps(found, housing).length === 2), housing);
    expect(second.map(({ post, body }) => [post, body.id])).toEqual([
      ["A", housing],
      ["B", housing],
    ]);
    expect(new Set(second.map(({ person }) => person.id)).size).toBe(2);
    expect(second[0]).toEqual(first[0]);
    shiliu.pass({ minutes: 4 });
    const third = steps(await called(caseId, (found) => steps(found, housing).length === 3), housing);
    expect(third[2]).toMatchObject({ post: "A", body: { id: desk } });
    shiliu.pass({ minutes: 1 });
    await step(await shiliu.staff("demo.housing"), caseId, "signIn", {}, 1);
    const after = await called(caseId, (found) => ofBody(found, housing)?.ended !== undefined);
    expect(ofBody(after, housing)).toMatchObject({ ended: { outcome: "taken" } });
    shiliu.pass({ hours: 1 });
    await system.roster.call(system.clock());
    expect(steps(await callsOf(caseId), housing)).toHaveLength(3);
  });

  it("calls nobody more once A has acknowledged; only those called may, and one of them", async () => {
    moveTo(3);
    const caseId = await sentTo(housing);
    const [first] = steps(await called(caseId, (found) => steps(found, housing).length === 1), housing);
    const login = loginOf(first!.person.id);
    const other = login === "demo.housing" ? "demo.housing2" : "demo.housing";
    const { clockId } = ofBody(await callsOf(caseId), housing)!;
    const path = `/roster/calls/${caseId}/${clockId}/acknowledge`;
    for (const [who, status, code] of [
      [await shiliu.staff(other), 404, "duty-call-not-found"],
      [await shiliu.staff("demo.auditor"), 404, "duty-call-not-found"],
      [shiliu.stranger(), 401, "not-signed-in"],
      [await shiliu.reporter("13899990001"), 403, "not-allowed"],
    ] as const) {
      expect(await who.post(path)).toMatchObject({ status, body: { code } });
    }
    shiliu.pass({ minutes: 8 });
    await called(caseId, (found) => steps(found, housing).length === 2);
    const mine = await (await shiliu.staff(login)).get("/roster/calls/mine");
    expect(mine.body[0]).toMatchObject({ caseId, mayAcknowledge: true });
    const key = randomUUID();
    const caller = await shiliu.staff(login);
    expect(await caller.post(path, {}, key)).toMatchObject({ status: 200, body: { mayAcknowledge: false } });
    expect(await caller.post(path, {}, key)).toMatchObject({ status: 200 });
    expect(await (await shiliu.staff(other)).post(path)).toMatchObject({
      status: 409,
      body: { code: "duty-call-taken" },
    });
    shiliu.pass({ minutes: 30 });
    await system.roster.call(system.clock());
    expect(steps(await callsOf(caseId), housing)).toHaveLength(2);
  });

  it("goes on calling where the sign-in clock ran out by itself, and is over where the case is withdrawn", async () => {
    moveTo(3);
    const caseId = await sentTo(housing);
    await called(caseId, (found) => steps(found, housing).length === 1);
    shiliu.pass({ minutes: 16 });
    await system.requests.lapse(system.clock());
    await called(caseId, (found) => steps(found, housing).length === 2);

    const { caseId: withdrawn, receiptCode } = await report("critical");
    const calls = await called(withdrawn, (found) => steps(found, desk).length === 1);
    await step(shiliu.holder(receiptCode), withdrawn, "withdraw", { reason: "已自行解决，不用处理了。" });
    const after = await called(withdrawn, (found) => ofBody(found, desk)?.ended !== undefined);
    expect(ofBody(after, desk)).toMatchObject({ ended: { outcome: "fell-away" } });
    const caller = await shiliu.staff(loginOf(steps(calls, desk)[0]!.person.id));
    const { clockId } = ofBody(after, desk)!;
    expect(await caller.post(`/roster/calls/${withdrawn}/${clockId}/acknowledge`)).toMatchObject({
      status: 409,
      body: { code: "duty-call-over" },
    });
  });

  it("is called for once by two processes", async () => {
    moveTo(3);
    const other = await shiliu.another();
    const caseId = await sentTo(housing);
    for (let tries = 0; steps(await callsOf(caseId), housing).length === 0 && tries < 100; tries++) {
      const now = system.clock();
      await Promise.all([system, other.system, system].map(({ roster }) => roster.call(now)));
      await wait(30);
    }
    expect(steps(await callsOf(caseId), housing)).toHaveLength(1);
  });

  it("sends a message to the telephone at work of whoever is called, with nothing of what was asked", async () => {
    moveTo(3);
    const admin = await shiliu.staff("demo.city.admin");
    for (const [login, workPhone] of [
      ["demo.housing", "13900000001"],
      ["demo.housing2", "13900000002"],
    ] as const) {
      const { statusCode } = await shiliu.server.inject({
        method: "PATCH",
        url: `/api/v1/people/${idOf(login)}`,
        headers: { ...admin.headers, "x-shiliu-csrf": "1", "idempotency-key": randomUUID() },
        payload: { workPhone },
      });
      expect(statusCode).toBe(200);
    }
    const caseId = await sentTo(housing);
    const [first] = steps(await called(caseId, (found) => steps(found, housing).length === 1), housing);
    await system.notices.deliver(system.clock);
    const lines = readFileSync(join(system.config.dataFolder, "messages.jsonl"), "utf8").trim().split("\n");
    const sent = lines
      .map((line) => JSON.parse(line))
      .filter(({ key }) => key.startsWith(`duty-call-${caseId}-`));
    expect(sent).toHaveLength(1);
    expect(sent[0].to.phone).toBe(
      loginOf(first!.person.id) === "demo.housing" ? "13900000001" : "13900000002",
    );
    expect(JSON.stringify(sent)).not.toContain("路灯");
  });

  it("tells who was called to staff who see the case, of every role, and never to the reporter", async () => {
    moveTo(3);
    const { caseId, receiptCode } = await report("critical");
    await called(caseId, (found) => steps(found, desk).length === 1);
    for (const { name, caller } of await everyPost(shiliu)) {
      const sees = (await caller.get(`/requests/${caseId}`)).status;
      const told = await caller.get(`/roster/calls/of/${caseId}`);
      expect([name, told.status]).toEqual([name, sees]);
    }
    for (const who of [shiliu.holder(receiptCode), shiliu.stranger(), await shiliu.reporter("13899990002")]) {
      const { status, body } = await who.get(`/roster/calls/of/${caseId}`);
      expect([401, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain("演示");
    }
    const asSeen = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(JSON.stringify(asSeen.body)).not.toContain("值班");
  });
});

describe("nobody is called", () => {
  it("for a case that is not urgent, nor for one due while the office is open", async () => {
    moveTo(3);
    const normal = await sentTo(housing, "normal");
    moveToWorkday(11);
    const inHoursCase = await sentTo(housing);
    moveTo(3);
    const control = await sentTo(housing);
    await called(control, (found) => steps(found, housing).length === 1);
    expect(await callsOf(normal)).toEqual([]);
    expect(await callsOf(inHoursCase)).toEqual([]);
  });

  it("until the office closes, where a case is due only after that", async () => {
    moveToWorkday(13);
    shiliu.pass({ minutes: 50 });
    const caseId = await sentTo(housing);
    const taken = await sentTo(housing);
    await step(await shiliu.staff("demo.housing"), taken, "signIn", {}, 1);
    moveTo(14);
    await called(caseId, (found) => steps(found, housing).length === 1);
    expect(steps(await callsOf(taken), housing)).toEqual([]);
  });
});

const shiftOf = (a: string, b: string, from = 24, until = 36) => ({
  startsAt: inHours(from),
  endsAt: inHours(until),
  a: idOf(a),
  b: idOf(b),
});

/** Expects that a write is refused with a code. */
async function refused(who: Caller, path: string, body: object, code: string): Promise<void> {
  expect(await who.post(path, body)).toMatchObject({ body: { code } });
}

describe("a roster", () => {
  it("is kept by heads, desks and administrators of the body or above; all of staff read who is on duty", async () => {
    const keepers = new Set(
      (
        "dispatcher dispatcher2 housing.head liangxin liangxin2 prefecture prefecture2 prefecture.liangxin admin " +
        "city.admin desk.head leader"
      )
        .split(" ")
        .map((name) => `demo.${name}`),
    );
    const shift = shiftOf("demo.housing", "demo.housing");
    for (const { name, caller } of await everyPost(shiliu)) {
      const [login = ""] = name.split(" ");
      const read = await caller.get(`/roster/bodies/${housing}`);
      expect([name, read.status, read.body.mayEdit]).toEqual([name, 200, keepers.has(login)]);
      expect("people" in read.body).toBe(keepers.has(login));
      expect((await caller.get("/roster/on-duty")).status).toBe(200);
      expect((await caller.get(`/roster/bodies/${housing}/on-duty`)).status).toBe(200);
      // A shift that is refused for its own sake tells whether the door was open.
      const code = keepers.has(login) ? "same-person-twice" : "not-allowed";
      await refused(caller, `/roster/bodies/${housing}/shifts`, shift, code);
      expect((await caller.get(`/roster/bodies/${housing}/history`)).status).toBe(
        keepers.has(login) ? 200 : 403,
      );
    }
    for (const [who, status] of [
      [shiliu.stranger(), 401],
      [await shiliu.reporter("13899990003"), 403],
    ] as const) {
      for (const path of [
        "/roster/on-duty",
        `/roster/bodies/${housing}`,
        `/roster/bodies/${housing}/on-duty`,
      ])
        expect((await who.get(path)).status).toBe(status);
      expect((await who.post(`/roster/bodies/${housing}/shifts`, shift)).status).toBe(status);
      expect((await who.get("/roster/calls/mine")).status).toBe(status);
    }
  });

  it("refuses an overlap, one person twice, who is not of the body, who cannot sign in, and what is past", async () => {
    const head = await shiliu.staff("demo.urban.head");
    const path = `/roster/bodies/${urban}/shifts`;
    const shift = shiftOf("demo.urban", "demo.urban.head");
    await refused(head, path, { ...shift, b: shift.a }, "same-person-twice");
    await refused(head, path, { ...shift, a: idOf("demo.housing") }, "duty-person-not-here");
    await refused(head, path, { ...shift, a: shift.b, b: shift.a }, "duty-person-cannot-sign-in");
    await refused(head, path, { ...shift, b: idOf("demo.supervisor") }, "duty-person-not-here");
    await refused(head, path, { ...shift, startsAt: inHours(-9), endsAt: inHours(-1) }, "span-past");
    await refused(head, path, { ...shift, endsAt: shift.startsAt }, "span-empty");
    await refused(head, path, { ...shift, endsAt: inHours(90) }, "shift-too-long");
    await refused(
      head,
      path,
      { ...shift, startsAt: inHours(24 * 500), endsAt: inHours(24 * 500 + 1) },
      "span-too-far",
    );
    await refused(head, path, { ...shift, startsAt: "soon" }, "input-invalid");
    await refused(head, "/roster/bodies/652301-D-none/shifts", shift, "not-allowed");
    const key = randomUUID();
    const added = await head.post(path, shift, key);
    expect(added.status).toBe(200);
    expect((await head.post(path, shift, key)).body).toEqual(added.body);
    expect(await head.post(path, { ...shift, note: "x" }, key)).toMatchObject({
      body: { code: "key-used-before" },
    });
    await refused(head, path, { ...shift, startsAt: inHours(30), endsAt: inHours(40) }, "shifts-overlap");
    await refused(head, path, { ...shift }, "shifts-overlap");
    expect((await head.post(path, { ...shift, startsAt: shift.endsAt, endsAt: inHours(40) })).status).toBe(
      200,
    );
    const { id } = added.body;
    await refused(head, `/roster/shifts/${id}/change`, { endsAt: inHours(38) }, "shifts-overlap");
    await refused(head, `/roster/shifts/${id}/change`, { startsAt: inHours(-1) }, "span-past");
    expect((await head.post(`/roster/shifts/${id}/change`, { endsAt: inHours(35) })).status).toBe(200);
    await refused(head, `/roster/shifts/${randomUUID()}/change`, {}, "shift-not-found");
    const stranger = await shiliu.staff("demo.housing.head");
    await refused(stranger, `/roster/shifts/${id}/change`, { endsAt: inHours(34) }, "not-allowed");
    await refused(
      stranger,
      `/roster/bodies/${housing}/shifts/${id}/cancel`,
      { reason: "排错了" },
      "shift-not-found",
    );
    shiliu.pass({ hours: 30 });
    const later = await shiliu.staff("demo.urban.head");
    await refused(later, `/roster/shifts/${id}/change`, { a: idOf("demo.urban") }, "shift-begun");
    await refused(later, `/roster/bodies/${urban}/shifts/${id}/cancel`, { reason: "排错了" }, "shift-begun");
  });

  it("lets somebody stand in, is asked about a moment, cancels, and keeps the history", async () => {
    const head = await shiliu.staff("demo.housing.head");
    const path = `/roster/bodies/${housing}/substitutes`;
    const at = inHours(1);
    const before = (await head.get(`/roster/bodies/${housing}/on-duty?at=${at}`)).body.answering;
    expect(before).toMatchObject({ by: "own", bodyId: housing, people: [{ post: "A" }, { post: "B" }] });
    const [absent, other] = before.people.map(({ person }: { person: { id: string } }) => person.id);
    const stand = {
      absentId: absent,
      standInId: idOf("demo.housing.head"),
      startsAt: inHours(0),
      endsAt: inHours(9),
    };
    await refused(head, path, { ...stand, reason: "临时公出" }, "duty-person-cannot-sign-in");
    await refused(head, path, { ...stand, standInId: absent, reason: "临时公出" }, "same-person-twice");
    await refused(
      head,
      path,
      { ...stand, standInId: idOf("demo.urban"), reason: "临时公出" },
      "duty-person-not-here",
    );
    await refused(head, path, { ...stand, standInId: other }, "input-invalid");
    const entered = await head.post(path, { ...stand, standInId: other, reason: "临时公出" });
    expect(entered.status).toBe(200);
    await refused(head, path, { ...stand, standInId: other, reason: "再登记一次" }, "substitutes-overlap");
    const { answering } = (await head.get(`/roster/bodies/${housing}/on-duty?at=${at}`)).body;
    expect(answering.people).toMatchObject([{ post: "A", person: { id: other }, insteadOf: { id: absent } }]);
    expect((await head.post(`${path}/${entered.body.id}/end`)).status).toBe(200);
    const restored = (await head.get(`/roster/bodies/${housing}/on-duty?at=${at}`)).body.answering;
    expect(restored.people).toEqual(before.people);
    await refused(head, `${path}/${randomUUID()}/end`, {}, "substitute-not-found");
    const { lines, next } = (await head.get(`/roster/bodies/${housing}/history?limit=1`)).body;
    expect(lines).toMatchObject([{ act: "substitute-ended", by: { id: idOf("demo.housing.head") } }]);
    const more = (await head.get(`/roster/bodies/${housing}/history?before=${next}`)).body;
    expect(more.lines[0]).toMatchObject({ act: "substitute-entered", reason: "临时公出" });
  });

  it("is made from a weekly pattern and from the week before, around what stands there already", async () => {
    const head = await shiliu.staff("demo.property.head");
    const body = "652301-D-housing-O-property";
    const base = `/roster/bodies/${body}`;
    const [a, b] = [idOf("demo.property"), idOf("demo.property.head")];
    const slot = { weekday: 1, fromMinute: 1_200, untilMinute: 600, a, b };
    await refused(
      head,
      `${base}/patterns`,
      { name: "夜班", slots: [{ ...slot, b: a }] },
      "same-person-twice",
    );
    await refused(
      head,
      `${base}/patterns`,
      { name: "夜班", slots: [slot, { ...slot, weekday: 2, fromMinute: 0 }] },
      "slots-overlap",
    );
    const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...slot, weekday }));
    const { body: kept } = await head.post(`${base}/patterns`, { name: "夜班", slots });
    const local = system.clock().getTime() + 8 * hourMs;
    const weekday = (new Date(local).getUTCDay() + 6) % 7;
    const dateIn = (days: number) => new Date(local + days * 24 * hourMs).toISOString().slice(0, 10);
    const monday = 7 - weekday;
    const span = { firstDay: dateIn(monday), lastDay: dateIn(monday + 6) };
    const apply = `${base}/patterns/${kept.id}/apply`;
    expect((await head.post(apply, span)).body).toEqual({ added: 7, taken: 0, past: 0, unfit: 0 });
    expect((await head.post(apply, span)).body).toEqual({ added: 0, taken: 7, past: 0, unfit: 0 });
    await refused(head, apply, { ...span, lastDay: dateIn(0) }, "span-empty");
    await refused(head, apply, { ...span, lastDay: dateIn(200) }, "span-too-far");
    const copy = `${base}/copy-week`;
    await refused(head, copy, { monday: dateIn(monday + 1) }, "not-a-monday");
    expect((await head.post(copy, { monday: dateIn(monday + 7), weeks: 2 })).body.added).toBe(14);
    await refused(head, copy, { monday: dateIn(monday + 70) }, "nothing-to-copy");
    const { shifts, uncovered } = (await head.get(`${base}?from=${dateIn(monday + 14)}`)).body;
    expect(shifts.filter((shift: { a: { id: string } }) => shift.a.id === a).length).toBeGreaterThanOrEqual(
      7,
    );
    expect(uncovered.length).toBeGreaterThan(0);
    expect((await head.post(`${base}/patterns/${kept.id}/end`)).status).toBe(200);
    await refused(head, apply, span, "pattern-not-found");
    const { id } = shifts.at(-1);
    expect((await head.post(`${base}/shifts/${id}/cancel`, { reason: "另有安排" })).status).toBe(200);
    await refused(head, `${base}/shifts/${id}/cancel`, { reason: "另有安排" }, "shift-not-found");
  });
});

describe("where a body has no roster", () => {
  it("the person on duty above it is called, and may sign the case in", async () => {
    const admin = await shiliu.staff("demo.admin");
    const personId = idOf("demo.twoposts");
    const given = await admin.post(`/people/${personId}/posts`, {
      role: "handler",
      bodyId: "652301",
      title: "总值班",
    });
    const post = given.body.posts.find(({ bodyId }: { bodyId: string }) => bodyId === "652301");
    moveTo(2);
    const leader = await shiliu.staff("demo.leader");
    const shift = { ...shiftOf("demo.twoposts", "demo.leader", 0, 12) };
    expect((await leader.post("/roster/bodies/652301/shifts", shift)).status).toBe(200);
    moveTo(3);
    const caseId = await sentTo(labour);
    const calls = await called(caseId, (found) => steps(found, labour).length === 1);
    expect(steps(calls, labour)).toMatchObject([
      { post: "A", body: { id: "652301" }, person: { id: personId } },
    ]);
    const caller = shiliu.with(await shiliu.staff("demo.twoposts"), { "x-shiliu-post": post.id });
    await step(caller, caseId, "signIn", {}, 1);
    const after = await called(caseId, (found) => ofBody(found, labour)?.ended !== undefined);
    expect(ofBody(after, labour)).toMatchObject({ acknowledged: { by: { id: personId } } });
    const { answering } = (await caller.get(`/roster/bodies/${labour}/on-duty`)).body;
    expect(answering).toMatchObject({ by: "above", bodyId: "652301", passed: [{ id: labour }] });
  });
});
