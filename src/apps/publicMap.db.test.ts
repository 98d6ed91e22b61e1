import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answered, businessReport, file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const folder = mkdtempSync(join(tmpdir(), "shiliu-map-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const boundariesFile = join(folder, "boundaries.geojson");
const ring = [
  [87, 44],
  [88, 44],
  [88, 45],
  [87, 44],
];
writeFileSync(
  boundariesFile,
  JSON.stringify({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { code: "652301" }, geometry: { type: "Polygon", coordinates: [ring] } },
    ],
  }),
);
const tiles = {
  urls: ["https://t{s}.map.example.cn/{z}/{y}/{x}"],
  subdomains: ["0", "1"],
  attribution: "示例底图",
  maxZoom: 17,
};
const shiliu = await testSystem(
  "development",
  {},
  { map: { tiles, start: undefined, boundariesFile }, trustProxy: true },
);
// Another system: its counts have not been kept yet.
const later = await shiliu.another();

let open: Filed;
let ended: Filed;
let tipOff: Filed;
let about: Filed;
let corrected: Filed;

/** At an address of their own. */
const from = (address: string): Caller => shiliu.with(shiliu.anonymous, { "x-forwarded-for": address });

beforeAll(async () => {
  ended = await inHand(shiliu);
  await answered(shiliu, ended);
  await step(shiliu.holder(ended.receiptCode), ended.caseId, "confirm", { satisfied: true, rating: 5 });
  open = await inHand(shiliu, { ...residentReport, words: "宁边路三号楼前路灯整排不亮，晚上摔过人。" });
  await file(shiliu.stranger(), { ...residentReport, kind: "complaint", placeId: "652302001" });
  await file(shiliu.stranger(), businessReport);
  tipOff = await file(shiliu.stranger(), { ...residentReport, kind: "tip-off" });
  about = await file(shiliu.stranger(), { ...residentReport, aboutIds: ["652301-D-urban"] });
  corrected = await file(shiliu.stranger(), { ...residentReport, kind: "tip-off" });
  const desk = await shiliu.staff("demo.dispatcher");
  await step(desk, corrected.caseId, "accept");
  await step(desk, corrected.caseId, "correct", { kind: "complaint", reason: "诉求人说明不是举报。" });
});

async function countsOf(query = ""): Promise<{ total: number; of: Map<string, number> }> {
  const answer = await later.server.inject({ method: "GET", url: `/api/v1/public/places?${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  const { places, total } = answer.json<{ places: { placeId: string; cases: number }[]; total: number }>();
  return { total, of: new Map(places.map(({ placeId, cases }) => [placeId, cases])) };
}

async function listedCount(query: string): Promise<number> {
  return (await shiliu.stranger().get(`/public/requests?limit=100&${query}`)).body.lines.length;
}

describe("the public map's counts", () => {
  it("are those of the public list, for each place, kind, standing, process and period", async () => {
    const queries = [
      "",
      ...["help", "complaint", "praise", "tip-off"].map((kind) => `kind=${kind}`),
      "open=true",
      "open=false",
      "process=business-difficulty",
      "kind=help&open=true",
    ];
    for (const query of queries) {
      const { total, of } = await countsOf(query);
      expect(total, query).toBe(await listedCount(query));
      for (const placeId of ["652301", "652302", "652323", "652301001", "652301402", "652302001"])
        expect(of.get(placeId) ?? 0, `${query} at ${placeId}`).toBe(
          await listedCount(`${query}&matterId=${placeId}`),
        );
    }
    expect((await countsOf("days=7")).total).toBe((await countsOf()).total);
  });

  it("leave out tip-offs, cases about a body, and what was either", async () => {
    expect((await countsOf("kind=tip-off")).total).toBe(0);
    expect((await countsOf()).total).toBe(4);
    expect((await countsOf()).of.get("652301001")).toBe(2);
  });

  it("tell of no place narrower than a township, of no office, and say as of when", async () => {
    const { body } = await shiliu.stranger().get("/public/places");
    const kinds = body.places.map(
      ({ placeId }: { placeId: string }) => shiliu.system.organisations.findBody(placeId)?.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(["county", "street", "park"]));
    expect(Date.parse(body.countedAt)).toBeGreaterThan(0);
  });

  it("are kept for five minutes, and another day or later counted anew", async () => {
    const before = (await shiliu.stranger().get("/public/places")).body;
    await file(shiliu.stranger(), residentReport);
    expect((await shiliu.stranger().get("/public/places?kind=help")).body.countedAt).toBe(before.countedAt);
    shiliu.pass({ minutes: 6 });
    const after = (await shiliu.stranger().get("/public/places")).body;
    expect([after.total, after.countedAt > before.countedAt]).toEqual([before.total + 1, true]);
    shiliu.pass({ days: 8 });
    expect((await shiliu.stranger().get("/public/places?days=7")).body.total).toBe(0);
    expect((await shiliu.stranger().get("/public/places?days=30")).body.total).toBe(after.total);
  });

  it.each(["days=8", "days=x", "kind=none", "open=perhaps", "process=none"])("refuse %s", async (query) => {
    expect(await shiliu.stranger().get(`/public/places?${query}`)).toMatchObject({
      status: 400,
      body: { code: "input-invalid" },
    });
  });
});

describe("likely the same", () => {
  const alike = async (query: string) =>
    (await shiliu.stranger().get(`/public/alike?${query}`)).body.lines.map(
      ({ number }: { number: string }) => number,
    );

  it("shows public cases of the same township and kind, newest first, three at most, facts alone", async () => {
    const [newest] = await alike("placeId=652301001&kind=help");
    expect(await alike("placeId=652301001-C-sample1&kind=help")).toEqual([newest, open.number, ended.number]);
    for (const hidden of [tipOff, about, corrected])
      for (const kind of ["help", "complaint", "tip-off"])
        expect(await alike(`placeId=652301001&kind=${kind}`)).not.toContain(hidden.number);
    const { body } = await shiliu.stranger().get("/public/alike?placeId=652301001&kind=help");
    for (const line of body.lines)
      for (const key of Object.keys(line))
        expect(["number", "process", "kind", "state", "openedAt", "closedAt", "matter", "lead"]).toContain(
          key,
        );
    expect(JSON.stringify(body)).not.toMatch(/路灯|示例社区/);
  });

  it("takes no words: they change nothing of what is answered", async () => {
    const plain = await alike("placeId=652301001&kind=help");
    expect(await alike(`placeId=652301001&kind=help&words=${encodeURIComponent("路灯整排不亮")}`)).toEqual(
      plain,
    );
  });

  it("is nothing for a tip-off, an unknown place, a county", async () => {
    expect(await alike("placeId=652301001&kind=tip-off")).toEqual([]);
    expect(await alike("placeId=nowhere&kind=help")).toEqual([]);
    expect(await alike("placeId=652301&kind=help")).toEqual([]);
    expect((await shiliu.stranger().get("/public/alike?placeId=652301001")).status).toBe(400);
  });

  it("shows staff what is like a caller's words, of what they may see, and nobody else", async () => {
    await shiliu.indexed();
    const asked = { placeId: "652301001", kind: "help", words: "宁边路这边三号楼前的路灯整排都不亮了" };
    const desk = await shiliu.staff("demo.dispatcher");
    const found = await desk.post("/requests/alike", asked);
    expect(found).toMatchObject({ status: 200 });
    expect(found.body.lines[0]).toMatchObject({
      number: open.number,
      summary: expect.stringContaining("路灯"),
    });
    const other = { ...asked, words: "办理居住证需要带哪些材料，周末是否受理申请" };
    expect((await desk.post("/requests/alike", other)).body.lines).toEqual([]);
    expect((await desk.post("/requests/alike", { ...asked, kind: "tip-off" })).body.lines).toEqual([]);
    // A clerk sees what they wrote down themselves.
    const clerk = await shiliu.staff("demo.clerk");
    expect(await clerk.post("/requests/alike", asked)).toMatchObject({ status: 200, body: { lines: [] } });
    for (const who of [shiliu.stranger(), shiliu.holder(open.receiptCode)])
      expect(await who.post("/requests/alike", asked)).toMatchObject({ body: { code: "not-signed-in" } });
  });

  it("ends thirty days after a case did, for one that is closed", async () => {
    shiliu.pass({ days: 25 });
    expect(await alike("placeId=652301001&kind=help")).not.toContain(ended.number);
    expect(await alike("placeId=652301001&kind=help")).toContain(open.number);
  });
});

describe("what maps lie on", () => {
  it("is told to anybody, and pictures may come from just those hosts", async () => {
    const { body, headers } = await shiliu.anonymous.get("/map");
    expect(body).toEqual({
      tiles,
      boundaries: expect.stringMatching(/^\/api\/v1\/map\/boundaries\.json\?v=/),
    });
    expect(String(headers["content-security-policy"])).toContain(
      "img-src 'self' data: blob: https://t0.map.example.cn https://t1.map.example.cn;",
    );
  });

  it("has boundaries that may be kept for long under their own address", async () => {
    const { boundaries } = (await shiliu.anonymous.get("/map")).body;
    const sent = await shiliu.server.inject({ url: boundaries, headers: { "accept-encoding": "br, gzip" } });
    expect(sent.headers).toMatchObject({
      "content-encoding": "gzip",
      "cache-control": "public, max-age=31536000, immutable",
    });
    const plain = await shiliu.server.inject({ url: "/api/v1/map/boundaries.json" });
    expect(plain.json()).toEqual({ areas: [{ placeId: "652301", polygons: [[ring]] }] });
    const again = await shiliu.server.inject({
      url: "/api/v1/map/boundaries.json",
      headers: { "if-none-match": String(plain.headers["etag"]) },
    });
    expect(again.statusCode).toBe(304);
  });
});

describe("a limit of requests", () => {
  it("stops an address that reads too much, says so and when to come back, and no other address", async () => {
    const reader = from("198.51.100.7");
    const answers = await Promise.all(
      Array.from({ length: 640 }, (_, index) =>
        reader.get(["/public/places", "/public/alike?placeId=652301001&kind=help"][index % 2] ?? ""),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(refused[0]).toMatchObject({
      body: { code: "too-many-reads", message: expect.stringMatching(/\d+ 秒|\d+ seconds/) },
      headers: { "retry-after": expect.anything() },
    });
    // Meanwhile a few more may be read: as many as came back, and no further.
    const feeds = await Promise.all(
      Array.from({ length: 60 }, () =>
        shiliu.server.inject({
          url: "/api/v1/public/requests.atom",
          headers: { "x-forwarded-for": "198.51.100.7" },
        }),
      ),
    );
    const refusedFeed = feeds.find(({ statusCode }) => statusCode === 429);
    expect(refusedFeed?.json()).toMatchObject({ code: "too-many-reads" });
    // The form that somebody is in the middle of still has what it needs.
    expect((await reader.get("/bodies/tree")).status).toBe(200);
    expect((await from("198.51.100.8").get("/public/requests")).status).toBe(200);
  });
});
