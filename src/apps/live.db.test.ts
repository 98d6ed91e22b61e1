import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { file, residentReport, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Heard, listenAs, listening } from "./streams/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const base = await listening(shiliu.server);
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const opened: Heard[] = [];

async function listen(caller: Caller, cursor?: string, at = base): Promise<Heard> {
  const heard = await listenAs(at, caller, cursor);
  opened.push(heard);
  return heard;
}

afterEach(async () => {
  for (const heard of opened.splice(0)) heard.close();
  await wait(50); // until the server has seen it
});

describe("the live stream", () => {
  it("tells of a change, within two seconds, exactly those who may see the case", async () => {
    const about = await file(shiliu.stranger(), { ...residentReport, aboutIds: ["652301-D-urban"] });
    const plain = await file(shiliu.stranger(), residentReport);
    const everybody = [
      ...(await everyPost(shiliu)),
      { name: "the reporter", caller: shiliu.holder(plain.receiptCode) },
      { name: "another reporter", caller: shiliu.holder(about.receiptCode) },
      { name: "a reporter of nothing", caller: await shiliu.reporter("13811110000") },
    ];
    const streams = await Promise.all(
      everybody.map(async (each) => ({ ...each, heard: await listen(each.caller) })),
    );
    for (const { caseId } of [about, plain]) {
      await step(desk, caseId, "accept");
      await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
      await step(housing, caseId, "signIn", {}, 1);
      const end = streams.find(({ name }) => name.startsWith("demo.housing as"))?.heard;
      expect(await end?.hears(caseId)).toBe(true);
    }
    let told = 0;
    for (const { name, caller, heard } of streams) {
      for (const { caseId } of [about, plain]) {
        const sees = (await caller.get(`/requests/${caseId}`)).status === 200;
        expect(await heard.hears(caseId, sees ? 2_000 : 0), name).toBe(sees);
        if (sees) told += 1;
      }
    }
    expect(told).toBeGreaterThan(15);
  }, 30_000);

  it("is not for nobody, nor for a post that is not held, nor for a wrong receipt", async () => {
    expect((await listen(shiliu.anonymous)).status).toBe(401);
    expect((await listen(shiliu.holder("0000-0000-0000"))).status).toBe(404);
    const borrowed = shiliu.with(housing, { "x-shiliu-post": "" });
    const response = await fetch(`${base}/api/v1/live?post=${desk.headers["x-shiliu-post"]}`, {
      headers: borrowed.headers,
    });
    expect(response.status).toBe(403);
  });

  it("carries the headers that every answer carries, and no case but its id", async () => {
    const stop = new AbortController();
    const response = await fetch(`${base}/api/v1/live`, { headers: desk.headers, signal: stop.signal });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-store");
    stop.abort();
  });

  it("gives whoever comes back what they missed, from their own cursor, each change once", async () => {
    const first = await listen(desk);
    const before = await file(shiliu.stranger(), residentReport);
    expect(await first.hears(before.caseId)).toBe(true);
    const cursor = first.cursor();
    first.close();
    const missed = [
      await file(shiliu.stranger(), residentReport),
      await file(shiliu.stranger(), residentReport),
    ];
    await wait(200);
    const again = await listen(desk, cursor);
    for (const { caseId } of missed) expect(await again.hears(caseId)).toBe(true);
    expect(again.cases()).toEqual(missed.map(({ caseId }) => caseId));
    expect(again.missed()).toBe(false);
    // Others catch up on nothing that is not theirs.
    const stranger = await listen(await shiliu.staff("demo.fukang"), cursor);
    await wait(200);
    expect(stranger.cases()).toEqual([]);
    // A cursor from long ago, or made up: look at everything anew.
    for (const odd of ["1.1", "x", "999999999.1", "%00", "1.2.3"]) {
      const lost = await listen(desk, encodeURIComponent(odd));
      if (lost.status !== 200) continue;
      await wait(50);
      expect(lost.missed(), odd).toBe(true);
    }
  });

  it("starts a listener who breaks off before the catch-up from the cursor they came with", async () => {
    const first = await listen(desk);
    const begin = first.cursor();
    first.close();
    await file(shiliu.stranger(), residentReport);
    await wait(200);
    const response = await fetch(`${base}/api/v1/live?cursor=${begin}`, { headers: desk.headers });
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(
      Buffer.from(value ?? [])
        .toString("utf8")
        .split("\n\n")[0],
    ).toBe(`data: ${JSON.stringify({ cursor: begin, hello: true })}`);
  });

  it("holds no more than its share of streams for one person", async () => {
    const property = await shiliu.staff("demo.property");
    const many = [];
    for (let n = 0; n < 21; n++) many.push(await listen(property));
    expect(many.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429]);
    for (const each of many) each.close();
    await wait(100);
    expect((await listen(property)).status).toBe(200);
  });
});

describe("a server that stops", () => {
  it("ends its streams and waits for none of them", async () => {
    const { server } = await shiliu.another();
    const heard = await listen(desk, undefined, await listening(server));
    expect(heard.status).toBe(200);
    const began = performance.now();
    await server.close();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("two processes over one database", () => {
  let other: { base: string; caller: Caller };

  beforeAll(async () => {
    const { server } = await shiliu.another();
    other = { base: await listening(server), caller: desk };
  });

  it("hear of each other's changes", async () => {
    const [here, there] = [await listen(desk), await listen(desk, undefined, other.base)];
    const one = await file(shiliu.stranger(), residentReport);
    for (const heard of [here, there]) expect(await heard.hears(one.caseId)).toBe(true);
    const filed = await fetch(`${other.base}/api/v1/requests`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "from-the-other-01" },
      body: JSON.stringify(residentReport),
    });
    const { caseId } = (await filed.json()) as { caseId: string };
    for (const heard of [here, there]) expect(await heard.hears(caseId)).toBe(true);
  });

  it("share their cursors: whoever lost one process goes on at the other", async () => {
    const here = await listen(desk);
    const cursor = here.cursor();
    here.close();
    const { caseId } = await file(shiliu.stranger(), residentReport);
    const there = await listen(desk, cursor, other.base);
    expect((await there.hears(caseId)) || there.missed()).toBe(true);
  });
});

describe("a change that is committed while an older transaction is open", () => {
  it("is told of as soon as that one ends, though nobody writes any more", async () => {
    const { pool } = shiliu.system;
    const heard = await listen(desk);
    const client = await pool.connect();
    let filed: { caseId: string };
    try {
      await client.query("begin");
      await client.query("select pg_current_xact_id()");
      filed = await file(shiliu.stranger(), residentReport);
      // Told now, what the older transaction may still write would be passed over.
      expect(await heard.hears(filed.caseId, 300)).toBe(false);
      await client.query("commit");
    } finally {
      client.release();
    }
    expect(await heard.hears(filed.caseId)).toBe(true);
  });
});
