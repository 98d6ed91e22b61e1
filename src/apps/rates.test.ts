import { describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import { makeRates, type Rates } from "./rates.ts";

const now = new Date("2025-03-04T02:00:00Z");
const address = "100.64.0.1"; // one for everybody behind a carrier

const holderOf = (caseId: string): Actor => ({ kind: "reporter", reporterId: "r", onlyCaseId: caseId });
const urge = (rates: Rates, caseId: string) =>
  rates.limitWrite(holderOf(caseId), { address, path: `/api/v1/requests/${caseId}/urge`, writes: true }, now);
const report = (rates: Rates, actor: Actor) =>
  rates.limitWrite(actor, { address, path: "/api/v1/requests", writes: true }, now);

/** How many of `times` are let through. */
async function passed(times: number, send: (at: number) => Promise<unknown>): Promise<number> {
  let through = 0;
  for (let at = 0; at < times; at++) if ((await send(at)) === undefined) through += 1;
  return through;
}

describe("what anybody may read", () => {
  const anonymous: Actor = { kind: "anonymous" };
  const read = (rates: Rates, actor: Actor, path = "/api/v1/public/requests", at = now, from = address) =>
    rates.limitPublicRead(actor, { address: from, path, writes: false }, at);

  it("is limited by address, says when to come back, and fills again", async () => {
    const rates = makeRates();
    expect(await passed(1_000, () => read(rates, anonymous))).toBe(600);
    expect(await read(rates, anonymous)).toEqual({
      refused: "too-many-reads",
      details: { retryAfterSeconds: 1 },
    });
    expect(await read(rates, anonymous, "/api/v1/public/requests", now, "100.64.0.2")).toBeUndefined();
    const later = new Date(now.getTime() + 60_000);
    expect(await passed(1_000, () => read(rates, anonymous, "/api/v1/public/places", later))).toBe(300);
  });

  it("is not what other pages read, nor what staff read", async () => {
    const rates = makeRates();
    expect(await passed(700, () => read(rates, anonymous, "/api/v1/bodies/tree"))).toBe(700);
    const staff: Actor = {
      kind: "staff",
      personId: "p",
      post: { role: "clerk", bodyId: "b" },
      bodies: ["b"],
    };
    expect(await passed(700, () => read(rates, staff))).toBe(700);
    expect(await passed(700, () => read(rates, holderOf("case")))).toBe(600);
  });
});

describe("writes under a receipt code", () => {
  it("are limited by case, and one that floods takes nothing from its neighbours at the address", async () => {
    const rates = makeRates();
    expect(await passed(5_000, () => urge(rates, "flooded"))).toBe(60);
    expect(await passed(60, () => urge(rates, "neighbour"))).toBe(60);
  });

  it("have a wide limit at one address over all codes", async () => {
    const rates = makeRates();
    expect(await passed(1_000, (at) => urge(rates, `case-${at}`))).toBe(600);
  });

  it("and new reports from the same address do not use each other up", async () => {
    const rates = makeRates();
    const anonymous = { kind: "anonymous" } as const;
    expect(await passed(100, () => report(rates, anonymous))).toBe(60);
    expect(await passed(60, () => urge(rates, "case"))).toBe(60);
    const other = makeRates();
    await passed(1_000, (at) => urge(other, `case-${at}`));
    expect(await passed(60, () => report(other, anonymous))).toBe(60);
  });

  it("count as an address's where they are not on the code's own case", async () => {
    const rates = makeRates();
    // Each report gives another code: a bucket for each would be no limit.
    expect(await passed(100, (at) => report(rates, holderOf(`case-${at}`)))).toBe(60);
    const elsewhere = { address, path: "/api/v1/requests/other/urge", writes: true };
    expect(await rates.limitWrite(holderOf("case"), elsewhere, now)).toMatchObject({
      refused: "too-many-requests",
    });
  });

  it("come from another address as the same case", async () => {
    const rates = makeRates();
    await passed(60, () => urge(rates, "case"));
    const elsewhere = { address: "100.64.0.2", path: "/api/v1/requests/case/urge", writes: true };
    expect(await rates.limitWrite(holderOf("case"), elsewhere, now)).toBeDefined();
  });
});
