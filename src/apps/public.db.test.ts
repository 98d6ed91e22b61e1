import { beforeAll, describe, expect, it } from "vitest";
import { answered, businessReport, file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();

const named = {
  ...residentReport,
  kind: "complaint",
  words: "三号楼暖气漏水，我叫示例甲，请联系我。",
  address: "宁边路街道三号楼二单元",
  contact: { name: "示例甲", phone: "13900001234" },
};
const secrets = [
  "路灯",
  "暖气",
  "示例甲",
  "13900001234",
  "三号楼",
  "增容",
  "昌吉示例机械",
  "示例社区",
  "物业管理科",
];

let open: Filed;
let ended: Filed;
let business: Filed;
let tipOff: Filed;
let about: Filed;
let corrected: Filed;

beforeAll(async () => {
  ended = await inHand(shiliu);
  await answered(shiliu, ended);
  await step(shiliu.holder(ended.receiptCode), ended.caseId, "confirm", { satisfied: true, rating: 5 });
  open = await inHand(shiliu, named);
  await step(
    await shiliu.staff("demo.housing"),
    open.caseId,
    "assignDown",
    { bodyId: "652301-D-housing-O-property" },
    1,
  );
  business = await file(shiliu.stranger(), businessReport);
  tipOff = await file(shiliu.stranger(), { ...residentReport, kind: "tip-off" });
  about = await file(shiliu.stranger(), { ...residentReport, aboutIds: ["652301-D-urban"] });
  corrected = await file(shiliu.stranger(), { ...residentReport, kind: "tip-off" });
  const desk = await shiliu.staff("demo.dispatcher");
  await step(desk, corrected.caseId, "accept");
  await step(desk, corrected.caseId, "correct", { kind: "complaint", reason: "诉求人说明不是举报。" });
});

async function numbersOf(query: string): Promise<string[]> {
  const { status, body } = await shiliu.stranger().get(`/public/requests?limit=100${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.lines.map(({ number }: { number: string }) => number);
}

const feedOf = (query = "", headers: Record<string, string> = {}) =>
  shiliu.server.inject({ method: "GET", url: `/api/v1/public/requests.atom${query}`, headers });

describe("what is public", () => {
  const hiddenNumbers = () => [tipOff, about, corrected].map(({ number }) => number);

  it("is never a tip-off, a case about a body, or one that was either before it was corrected", async () => {
    const listed = await numbersOf("");
    expect(listed.toSorted()).toEqual([ended, open, business].map(({ number }) => number).toSorted());
    const feed = (await feedOf()).body;
    for (const number of hiddenNumbers()) {
      expect(await numbersOf(`&number=${number}`)).toEqual([]);
      expect(feed).not.toContain(number);
      expect(await shiliu.stranger().get(`/public/requests/${number}`)).toMatchObject({
        status: 404,
        body: { code: "public-case-not-found" },
      });
    }
  });

  it("holds no word, no name, no number of a person, no id, and no place or body narrower than a township or department", async () => {
    const people = (await shiliu.system.pool.query<{ name: string }>("select name from people")).rows;
    const answers = [
      JSON.stringify((await shiliu.stranger().get("/public/requests")).body),
      JSON.stringify((await shiliu.stranger().get("/public/overview?matterId=652301001-C-sample1")).body),
      (await feedOf()).body,
    ];
    for (const { number } of [open, ended, business])
      answers.push(JSON.stringify((await shiliu.stranger().get(`/public/requests/${number}`)).body));
    for (const text of answers) {
      for (const secret of [...secrets, ...people.map(({ name }) => name)])
        expect(text).not.toContain(secret);
      for (const { caseId, receiptCode } of [open, ended, business, tipOff, about, corrected]) {
        expect(text).not.toContain(caseId);
        expect(text).not.toContain(receiptCode);
      }
    }
  });

  it("is the same for whoever asks, whatever they may see elsewhere", async () => {
    const desk = await shiliu.staff("demo.dispatcher");
    const forAll = (await shiliu.stranger().get("/public/requests")).body;
    expect((await desk.get("/public/requests")).body).toEqual(forAll);
    expect((await shiliu.holder(tipOff.receiptCode).get("/public/requests")).body).toEqual(forAll);
    expect((await desk.get(`/public/requests/${tipOff.number}`)).status).toBe(404);
  });
});

describe("the public list", () => {
  it("is narrowed by place, kind, standing, process and time", async () => {
    const [o, e, b] = [open, ended, business].map(({ number }) => number);
    expect(await numbersOf("&matterId=652301001")).toEqual([o, e]);
    expect(await numbersOf("&matterId=652301402")).toEqual([b]);
    expect(await numbersOf("&matterId=652301")).toEqual([b, o, e]);
    expect(await numbersOf("&matterId=652300")).toEqual([b, o, e]);
    expect(await numbersOf("&matterId=652302")).toEqual([]);
    expect(await numbersOf("&kind=complaint")).toEqual([o]);
    expect(await numbersOf("&kind=tip-off")).toEqual([]);
    expect(await numbersOf("&open=true")).toEqual([b, o]);
    expect(await numbersOf("&open=false")).toEqual([e]);
    expect(await numbersOf("&process=business-difficulty")).toEqual([b]);
    expect(await numbersOf("&process=resident-request&open=true&matterId=652301&kind=complaint")).toEqual([
      o,
    ]);
    const today = new Date(shiliu.system.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await numbersOf(`&from=${today}&to=${today}`)).toEqual([b, o, e]);
    expect(await numbersOf("&to=2020-01-01")).toEqual([]);
  });

  it("finds a case by its number, with or without its letters, whatever else is asked", async () => {
    expect(await numbersOf(`&number=${open.number}`)).toEqual([open.number]);
    expect(await numbersOf(`&number=${Number(open.number.slice(2))}&kind=praise`)).toEqual([open.number]);
    expect(await numbersOf("&number=SL99999999")).toEqual([]);
    expect(await numbersOf("&number=nothing")).toEqual([]);
  });

  it("goes on where a page ended while cases come in", async () => {
    const first = (await shiliu.stranger().get("/public/requests?limit=2")).body;
    const later = await file(shiliu.stranger(), residentReport);
    const second = (await shiliu.stranger().get(`/public/requests?limit=2&cursor=${first.next}`)).body;
    const seen = [...first.lines, ...second.lines].map(({ number }: { number: string }) => number);
    expect(seen).toEqual([business, open, ended].map(({ number }) => number));
    expect(second.next).toBeUndefined();
    expect((await numbersOf(""))[0]).toBe(later.number);
  });

  it.each([
    ["matterId=652301001-C-sample1", 422, "place-too-narrow"],
    ["from=2025-02-02&to=2025-02-01", 422, "period-reversed"],
    ["from=2025-02-30", 400, "input-invalid"],
    ["from=0000-01-01", 400, "input-invalid"],
    ["to=now", 400, "input-invalid"],
    ["process=none", 400, "input-invalid"],
    ["kind=none", 400, "input-invalid"],
    ["open=perhaps", 400, "input-invalid"],
    ["number=", 400, "input-invalid"],
    ["number=123456789012345678901", 400, "input-invalid"],
    ["matterId=", 400, "input-invalid"],
  ])("refuses %s", async (query, status, code) => {
    expect(await shiliu.stranger().get(`/public/requests?${query}`)).toMatchObject({
      status,
      body: { code },
    });
    if (query.startsWith("number")) return;
    const feed = await feedOf(`?${query}`);
    expect([feed.statusCode, feed.json().code]).toEqual([status, code]);
  });
});

describe("a public case", () => {
  const read = async ({ number }: Filed) => (await shiliu.stranger().get(`/public/requests/${number}`)).body;

  it("tells its steps with their dates, who is in charge, and whether it was in time", async () => {
    const shown = await read(ended);
    expect(shown).toMatchObject({
      state: { id: "closed", closed: true },
      matter: { zh: "宁边路街道" },
      lead: { zh: "昌吉市住房和城乡建设局" },
      inTime: true,
    });
    expect(shown.steps.map(({ state }: { state: { id: string } }) => state.id)).toEqual([
      "reported",
      "accepted",
      "dispatched",
      "handling",
      "answered",
      "callback",
      "closed",
    ]);
    expect(shown.dueAt).toBeUndefined();
    const inWork = await read(open);
    expect(inWork).toMatchObject({ dueAt: expect.any(String), inCharge: { zh: "昌吉市住房和城乡建设局" } });
    expect(inWork.inTime).toBeUndefined();
  });

  it("is in the hands of whoever’s turn it is until somebody leads", async () => {
    expect(await read(business)).toMatchObject({ inCharge: { zh: "昌吉国家高新技术产业开发区" } });
  });

  it("is told at its end by who settled it, where nobody led", async () => {
    const filed = await file(shiliu.stranger(), residentReport);
    const settled = { words: "已当场说明办理办法，如有问题请随时联系。" };
    const desk = await shiliu.staff("demo.dispatcher");
    await step(desk, filed.caseId, "solveOnTheSpot", settled);
    await step(shiliu.holder(filed.receiptCode), filed.caseId, "confirm", { satisfied: true, rating: 5 });
    expect(await read(filed)).toMatchObject({
      state: { closed: true },
      inCharge: { zh: "昌吉市12345政务服务便民热线派单台" },
    });
  });

  it("is not in time once its limit is over, be it open", async () => {
    const old = await inHand(shiliu);
    shiliu.pass({ days: 40 });
    expect(await read(old)).toMatchObject({ inTime: false, dueAt: expect.any(String) });
  });

  it.each(["nothing", "0", "SL99999999", "%00", "999999999999999", "%E8%B7%AF"])(
    "is none for %s",
    async (number) => {
      const { status } = await shiliu.stranger().get(`/public/requests/${number}`);
      expect([400, 404]).toContain(status);
    },
  );
});

describe("the feed", () => {
  it("is well-formed Atom with the same cases, whatever bodies are called", async () => {
    const admin = await shiliu.staff("demo.admin");
    const name = { zh: "一号<路>&“巷”街道", en: "No. 1 <Road> & 'Lane'" };
    const made = await admin.post("/bodies", { id: "652301099", parentId: "652301", kind: "street", name });
    expect(made.status).toBe(201);
    await file(shiliu.stranger(), { ...residentReport, placeId: "652301099" });
    const feed = await feedOf("?open=true&matterId=652301");
    expect(feed.headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    expect(feed.headers["cache-control"]).toBe("public, max-age=300");
    expect(unclosed(feed.body)).toEqual([]);
    const listed = await numbersOf("&open=true&matterId=652301");
    const ids = [...feed.body.matchAll(/<entry>\n<id>http:\/\/localhost\/public\/(SL\d+)<\/id>/g)].map(
      ([, id]) => id,
    );
    expect(ids).toEqual(listed);
    expect(feed.body).toContain("一号&#60;路&#62;&#38;“巷”街道");
    expect(feed.body).toContain(
      'href="http://localhost/api/v1/public/requests.atom?open=true&#38;matterId=652301"',
    );
  });

  it("keeps the ids and moves the times of cases that go on, and says when nothing did", async () => {
    const filed = await file(shiliu.stranger(), residentReport);
    const before = await feedOf("?kind=help");
    const same = await feedOf("?kind=help", { "if-none-match": String(before.headers["etag"]) });
    expect([same.statusCode, same.body]).toEqual([304, ""]);
    shiliu.pass({ minutes: 3 });
    await step(await shiliu.staff("demo.dispatcher"), filed.caseId, "accept");
    const after = await feedOf("?kind=help", { "if-none-match": String(before.headers["etag"]) });
    expect(after.statusCode).toBe(200);
    const updatedOf = (xml: string) =>
      new RegExp(`/public/${filed.number}</id>[\\s\\S]*?<updated>([^<]+)`).exec(xml)?.[1] ?? "";
    expect(updatedOf(after.body) > updatedOf(before.body)).toBe(true);
  });

  it("speaks the language that is asked for", async () => {
    expect((await feedOf("", { "accept-language": "en" })).body).toContain("Requests in public");
  });
});

describe("what the front page tells", () => {
  const overview = async (query = "") => (await shiliu.stranger().get(`/public/overview${query}`)).body;

  it("is no number of fewer than ten cases, and the counted ones kept for some minutes", async () => {
    shiliu.pass({ days: 60 });
    const few = await overview();
    expect(few.figures).toEqual({});
    for (let made = 0; made < 10; made++) await file(shiliu.stranger(), residentReport);
    expect(await overview()).toMatchObject({ figures: {}, figuresAt: few.figuresAt });
    shiliu.pass({ minutes: 11 });
    const counted = await overview();
    expect(counted.figures).toEqual({ reported: 10 });
    expect(counted.figuresAt > few.figuresAt).toBe(true);
  });

  it("is what ended last near a place, or in the next wider one", async () => {
    const filed = await inHand(shiliu);
    await answered(shiliu, filed);
    await step(shiliu.holder(filed.receiptCode), filed.caseId, "confirm", { satisfied: true, rating: 5 });
    shiliu.pass({ minutes: 11 });
    const near = await overview("?matterId=652301001-C-sample1");
    expect(near.place).toMatchObject({ zh: "宁边路街道" });
    expect(near.recent[0]).toMatchObject({ number: filed.number });
    expect((await overview("?matterId=652301002")).place).toMatchObject({ zh: "昌吉市" });
    expect((await overview("?matterId=652302001")).place).toBeUndefined();
    expect((await overview("?matterId=no-such-place")).recent[0]).toMatchObject({ number: filed.number });
  });
});

describe("the directory", () => {
  it("names offices with their public lines: no persons, nothing below a desk, nothing dissolved", async () => {
    const admin = await shiliu.staff("demo.admin");
    const bodies = [
      { id: "652301-D-listed", parentId: "652301", kind: "department", phone: "0994-0000000" },
      { id: "652301-desk-room", parentId: "652301-desk-12345", kind: "office" },
      { id: "652301-D-gone", parentId: "652301", kind: "department" },
    ];
    for (const body of bodies) {
      const made = await admin.post("/bodies", { ...body, name: { zh: "示例单位" } });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
    }
    const ended = await admin.post("/bodies/652301-D-gone/deactivate", { reason: "示例：并入其他部门" });
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    const { body } = await shiliu.stranger().get("/directory");
    const found = new Map(body.bodies.map((each: { id: string }) => [each.id, each]));
    expect(found.get("652301-D-listed")).toMatchObject({ phone: "0994-0000000" });
    expect(found.get("652301-desk-12345")).toMatchObject({ serves: ["resident-request"] });
    for (const id of ["652301-desk-room", "652301-D-gone"]) expect(found.has(id)).toBe(false);
    const people = (
      await shiliu.system.pool.query<{ name: string; work_phone: string | null }>("select * from people")
    ).rows;
    const text = JSON.stringify(body);
    for (const { name, work_phone: phone } of people) {
      expect(text).not.toContain(name);
      if (phone) expect(text).not.toContain(phone);
    }
  });
});

/** The elements of a text that are not closed where they should be; a stray `&` or `<` counts as one. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [...(xml.match(/&(?!#\d+;)/g) ?? [])];
  for (const [, slash, name, rest] of xml.matchAll(/<(\/?)([a-z]+)((?:\s[a-z:]+="[^"<]*")*\s*\/?)>/g)) {
    if (slash) {
      if (open.pop() !== name) wrong.push(`</${name}>`);
    } else if (!rest?.endsWith("/")) open.push(name ?? "");
  }
  const left = xml.replaceAll(/<\?xml[^>]*\?>|<\/?[a-z]+(?:\s[a-z:]+="[^"<]*")*\s*\/?>/g, "");
  return [...wrong, ...open, ...(left.match(/[<>]/g) ?? [])];
}
