import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import {
  called,
  callsOf,
  desk,
  housing,
  idOf,
  labour,
  loginOf,
  moveTo,
  moveToWorkday,
  ofBody,
  report,
  sentTo,
  shiliu,
  steps,
  system,
  shiftOf,
} from "./roster/testing.ts";

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
