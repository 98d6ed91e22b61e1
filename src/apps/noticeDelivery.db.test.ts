import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { file } from "./cases/testing.ts";
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
  templatesTo,
  withPhone,
} from "./notices/testing.ts";

describe("a gateway", () => {
  it("that is down for a day gets each message once when it is back", async () => {
    state.mode = "down";
    const filed = await file(shiliu.stranger(), withPhone("13800000021"));
    await say(desk, filed.caseId, "accept");
    await say(desk, filed.caseId, "dispatch");
    for (let hour = 0; hour < 24; hour++) {
      await run();
      shiliu.pass({ hours: 1 });
    }
    expect(state.delivered).toEqual([]);
    const waiting = await rowsOf("case_id = $1 and state = 'waiting' and template like 'reporter-%'", [
      filed.caseId,
    ]);
    expect(waiting).toHaveLength(2);
    expect(waiting.every(({ tries, reason }) => tries > 10 && reason === "carrier-busy")).toBe(true);
    state.mode = "up";
    await run();
    await run();
    expect(templatesTo("13800000021").toSorted()).toEqual(["reporter-accepted", "reporter-dispatched"]);
    const keys = state.delivered.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("that answers late, or a second time, has the message once", async () => {
    state.mode = "late";
    const filed = await file(shiliu.stranger(), withPhone("13800000022"));
    await say(desk, filed.caseId, "accept");
    await run();
    expect(templatesTo("13800000022")).toEqual(["reporter-accepted"]);
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [filed.caseId])).toMatchObject([
      { state: "waiting", reason: "answer-lost", tries: 1 },
    ]);
    shiliu.pass({ minutes: 5 });
    await run(); // it is told by its key: 409
    expect(templatesTo("13800000022")).toEqual(["reporter-accepted"]);
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [filed.caseId])).toMatchObject([
      { state: "sent", tries: 2 },
    ]);
  });

  it("that knows the number to be wrong ends the message at once; so does a number missing or no mobile", async () => {
    state.mode = "invalid";
    const filed = await file(shiliu.stranger(), withPhone("13800000023"));
    await say(desk, filed.caseId, "accept");
    const landline = await file(shiliu.stranger(), withPhone("09942345678"));
    await say(desk, landline.caseId, "accept");
    await run();
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [filed.caseId])).toMatchObject([
      { state: "dead", reason: "address-invalid", tries: 1, channel: "sms", masked_address: "138****0023" },
    ]);
    expect(await rowsOf("case_id = $1 and reporter_id is not null", [landline.caseId])).toMatchObject([
      { state: "dead", reason: "address-invalid" },
    ]);
  });
});

describe("two workers", () => {
  it("send each message once between them", async () => {
    const person = demoPeople.find(({ login }) => login === housing)!;
    const notices = Array.from({ length: 60 }, (_, index) => ({
      key: `race-${index}`,
      to: { personId: person.personId },
      template: "duty-shift" as const,
      values: {},
      urgent: index % 2 === 0,
    }));
    const queue = () =>
      withTransaction(system.pool, (tx) => system.notices.queue(tx, notices, system.clock()));
    expect(await queue()).toBe(60);
    expect(await queue()).toBe(0);
    const { system: other } = await shiliu.another();
    const posts = state.posts;
    await Promise.all([system.notices.deliver(system.clock), other.notices.deliver(other.clock)]);
    expect(state.delivered.map(({ key }) => key).toSorted()).toEqual(
      notices.map(({ key }) => key).toSorted(),
    );
    expect(state.posts - posts).toBe(60);
  });

  it("retake what one of them was killed with, when its lease is over", async () => {
    const { personId } = demoPeople.find(({ login }) => login === housing)!;
    const notice = {
      key: "killed-1",
      to: { personId },
      template: "duty-shift",
      values: {},
      urgent: true,
    } as const;
    await withTransaction(system.pool, (tx) => system.notices.queue(tx, [notice], system.clock()));
    // Killed between taking it and hearing the answer: the gateway has it, the row does not say so.
    await system.pool.query(
      "update notices set lease = $1, tries = 1, next_try_at = $2 where key = 'killed-1'",
      [randomUUID(), new Date(system.clock().getTime() + 150_000)],
    );
    state.delivered.push({
      key: "killed-1",
      phone: phoneOf(housing),
      templateId: "duty-shift",
      values: {},
      text: "",
    });
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = 'killed-1'")).toMatchObject([{ state: "waiting", tries: 1 }]);
    shiliu.pass({ minutes: 3 });
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = 'killed-1'")).toMatchObject([{ state: "sent", tries: 2 }]);
    expect(state.delivered.filter(({ key }) => key === "killed-1")).toHaveLength(1);
  });

  it("leave to a person what a carrier without keys may have", async () => {
    const { personId } = demoPeople.find(({ login }) => login === housing)!;
    const notice = {
      key: "doubtful-1",
      to: { personId },
      template: "duty-shift",
      values: {},
      urgent: true,
    } as const;
    await withTransaction(system.pool, (tx) => system.notices.queue(tx, [notice], system.clock()));
    await system.pool.query(
      "update notices set lease = $1, tries = 1, handing_at = now() where key = 'doubtful-1'",
      [randomUUID()],
    );
    await system.notices.deliver(system.clock);
    expect(await rowsOf("key = 'doubtful-1'")).toMatchObject([{ state: "dead", reason: "answer-lost" }]);
  });
});
