import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Answer, type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const clerk = await shiliu.staff("demo.clerk");
const { pool } = shiliu.system;
const phone = "13900001234";
const contact = { name: "买买提江", phone };

const send = async (
  caller: Caller,
  method: "PUT" | "DELETE",
  path: string,
  body?: object,
  { server } = shiliu as Pick<typeof shiliu, "server">,
): Promise<Answer> => {
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { "x-shiliu-csrf": "1", ...caller.headers },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};

const historyOf = (caller: Caller, caseId: string, of: "reporter" | "place", more = "") =>
  caller.get(`/requests/${caseId}/history?of=${of}${more}`);
const numbersIn = ({ body }: Answer): string[] => body.lines.map(({ number }: { number: string }) => number);
const sorted = (numbers: readonly string[]) => numbers.toSorted();

describe("the history of whoever reported a case", () => {
  let open: Filed;
  let hidden: Filed;
  let tipOff: Filed;
  let closed: Filed;
  let aboutHousing: Filed;
  let aboutDesk: Filed;

  beforeAll(async () => {
    closed = await file(shiliu.stranger(), { ...residentReport, contact });
    await step(desk, closed.caseId, "decline", {
      ground: "outside-duties",
      explanation: "不属于政府职责范围，请咨询律师。",
    });
    open = await inHand(shiliu, { ...residentReport, contact });
    hidden = await inHand(shiliu, { ...residentReport, contact, nameHidden: true });
    tipOff = await file(shiliu.stranger(), { ...residentReport, contact, kind: "tip-off" });
    aboutHousing = await file(shiliu.stranger(), {
      ...residentReport,
      contact,
      aboutIds: ["652301-D-housing"],
    });
    aboutDesk = await file(shiliu.stranger(), {
      ...residentReport,
      contact,
      aboutIds: ["652301-desk-12345"],
    });
  });

  it("is what the desk may see, open cases first, each newest first, and no tip-off", async () => {
    const found = await historyOf(desk, open.caseId, "reporter");
    expect(found.body.withheld).toBe(false);
    expect(numbersIn(found)).toEqual([aboutHousing.number, hidden.number, closed.number]);
    const [, inWork, ended] = found.body.lines;
    expect(inWork).toMatchObject({ state: { closed: false }, dueAt: expect.any(String) });
    expect(inWork.holder[0].zh).toContain("住");
    expect(ended).toMatchObject({ state: { closed: true }, closedAt: expect.any(String), holder: [] });
    expect(JSON.stringify(found.body)).not.toContain(phone);
  });

  it("does not tell a handler that a case of a hidden name is the same person's, from either side", async () => {
    expect((await housing.get(`/requests/${hidden.caseId}`)).status).toBe(200);
    expect((await historyOf(housing, open.caseId, "reporter")).body).toMatchObject({
      lines: [],
      withheld: false,
    });
    expect((await historyOf(housing, hidden.caseId, "reporter")).body).toEqual({ lines: [], withheld: true });
  });

  it("is withheld from whoever never needs to know, of a tip-off and of a case without a name", async () => {
    for (const login of ["demo.supervisor", "demo.auditor"])
      expect((await historyOf(await shiliu.staff(login), open.caseId, "reporter")).body).toEqual({
        lines: [],
        withheld: true,
      });
    const nameless = await file(shiliu.stranger(), residentReport);
    for (const { caseId } of [tipOff, nameless])
      expect((await historyOf(desk, caseId, "reporter")).body).toEqual({ lines: [], withheld: true });
  });

  it("was a tip-off once: no case leads to it after it was corrected", async () => {
    const corrected = await file(shiliu.stranger(), { ...residentReport, contact, kind: "tip-off" });
    await step(desk, corrected.caseId, "correct", { kind: "complaint", reason: "登记时选错了类别。" });
    expect(numbersIn(await historyOf(desk, open.caseId, "reporter"))).not.toContain(corrected.number);
    expect((await historyOf(desk, corrected.caseId, "reporter")).body.withheld).toBe(true);
  });

  it("shows nobody what they may not see, whoever asks", async () => {
    let shown = 0;
    for (const { name, caller } of await everyPost(shiliu)) {
      for (const side of ["reporter", "place"] as const) {
        const { status, body } = await historyOf(caller, open.caseId, side, "&limit=30");
        const sees = (await caller.get(`/requests/${open.caseId}`)).status === 200;
        expect(status, name).toBe(sees ? 200 : 404);
        for (const line of sees ? body.lines : []) {
          expect((await caller.get(`/requests/${line.id}`)).status, `${name} ${line.number}`).toBe(200);
          shown += 1;
        }
      }
    }
    expect(shown).toBeGreaterThan(20);
    const ofDesk = await historyOf(desk, open.caseId, "place", "&limit=30");
    expect(numbersIn(ofDesk)).not.toContain(aboutDesk.number);
  }, 60_000);

  it("is for staff alone, of a case that they may see, from a place that there is", async () => {
    expect((await historyOf(shiliu.anonymous, open.caseId, "reporter")).body.code).toBe("not-signed-in");
    const holder = shiliu.holder(open.receiptCode);
    expect((await historyOf(holder, open.caseId, "reporter")).body.code).toBe("not-allowed");
    expect((await historyOf(housing, tipOff.caseId, "place")).body.code).toBe("case-not-found");
    expect((await historyOf(desk, open.caseId, "place", "&cursor=x")).body.code).toBe("cursor-invalid");
  });

  it("goes on from page to page, through all of it and each case once", async () => {
    for (const side of ["reporter", "place"] as const) {
      const whole = numbersIn(await historyOf(desk, open.caseId, side, "&limit=30"));
      const walked: string[] = [];
      let cursor = "";
      do {
        const page = await historyOf(desk, open.caseId, side, `&limit=1${cursor}`);
        walked.push(...numbersIn(page));
        cursor = page.body.next === undefined ? "" : `&cursor=${page.body.next}`;
      } while (cursor !== "");
      expect(walked, side).toEqual(whole);
    }
  });

  it("says each case once: at the place only what the one who asks is not told is the same person's", async () => {
    const ofDesk = numbersIn(await historyOf(desk, open.caseId, "place", "&limit=30"));
    expect(ofDesk).not.toContain(hidden.number);
    expect(ofDesk).not.toContain(closed.number);
    expect(ofDesk).toContain(tipOff.number);
    expect(numbersIn(await historyOf(housing, open.caseId, "place", "&limit=30"))).toContain(hidden.number);
  });

  it("of a place is what lies there and below, as the list narrowed to it has it", async () => {
    const township = await file(shiliu.stranger(), { ...residentReport, placeId: "652301001" });
    const elsewhere = await file(shiliu.stranger(), { ...residentReport, placeId: "652301002-C-sample1" });
    const found = await historyOf(desk, township.caseId, "place", "&limit=30");
    const list = await desk.get(`/requests?placeId=${found.body.placeId}&limit=100`);
    expect(sorted([...numbersIn(found), township.number])).toEqual(sorted(numbersIn(list)));
    expect(numbersIn(found)).toContain(open.number);
    expect(numbersIn(found)).not.toContain(elsewhere.number);
  });
});

describe("who has a case open", () => {
  let filed: Filed;
  const mine = randomUUID();
  const theirs = randomUUID();
  const says = (caller: Caller, screenId: string, writing?: string, at?: Parameters<typeof send>[4]) =>
    send(caller, "PUT", `/requests/${filed.caseId}/presence/${screenId}`, writing ? { writing } : {}, at);

  beforeAll(async () => {
    filed = await inHand(shiliu, { ...residentReport, aboutIds: ["652301-D-urban"] });
  });

  it("is told to each other, with what is being written, whichever process they ask", async () => {
    expect((await says(desk, mine)).body).toEqual({ others: [], renewInSeconds: 20 });
    const second = await shiliu.another();
    const { body } = await says(housing, theirs, "draftAnswer", second);
    expect(body).toMatchObject({
      renewInSeconds: 8,
      others: [{ writing: false, body: { en: expect.any(String) } }],
    });
    expect(body.others[0].name).toContain("派单员");
    const [other] = (await says(desk, mine)).body.others;
    expect(other).toMatchObject({ writing: true, act: { zh: "拟写答复" } });
    expect(other.name).toContain("住建局");
  });

  it("is one line a person, and never oneself", async () => {
    await says(desk, randomUUID());
    await says(housing, randomUUID());
    expect((await says(desk, mine)).body.others).toHaveLength(1);
    expect((await says(housing, theirs)).body.others).toHaveLength(1);
  });

  it("changes nothing of the case", async () => {
    const before = (await desk.get(`/requests/${filed.caseId}`)).body;
    await says(housing, theirs, "draftAnswer");
    expect((await desk.get(`/requests/${filed.caseId}`)).body).toEqual(before);
  });

  it("tells whoever only wrote it down the body and no name", async () => {
    const registered = await file(clerk, { ...residentReport, placeId: "652302001-C-sample1", contact });
    const path = `/requests/${registered.caseId}/presence/${randomUUID()}`;
    await send(await shiliu.staff("demo.fukang"), "PUT", path, { writing: "accept" });
    const { body } = await send(clerk, "PUT", `/requests/${registered.caseId}/presence/${randomUUID()}`, {});
    expect(body.others).toHaveLength(1);
    expect(body.others[0].name).toBeUndefined();
    expect(body.others[0]).toMatchObject({ writing: true, act: { zh: "受理" } });
  });

  it("is nothing to a body that the case is about, to the reporter, to strangers, to another system", async () => {
    const urban = await shiliu.staff("demo.urban");
    expect((await says(urban, randomUUID())).body.code).toBe("case-not-found");
    expect((await says(shiliu.holder(filed.receiptCode), randomUUID())).body.code).toBe("not-allowed");
    expect((await says(shiliu.anonymous, randomUUID())).body.code).toBe("not-signed-in");
    const admin = await shiliu.staff("demo.admin");
    const postId = desk.headers["x-shiliu-post"];
    const { secret } = (await admin.post("/api-keys", { postId, name: "测试系统" })).body;
    expect((await says(shiliu.bearer(secret), randomUUID())).body.code).toBe("not-allowed");
    expect((await says(desk, "no-uuid")).body.code).toBe("input-invalid");
    expect((await says(desk, mine, "drop table")).body.code).toBe("input-invalid");
  });

  it("ends as a screen is closed, and only by whoever opened it", async () => {
    const path = `/requests/${filed.caseId}/presence/${theirs}`;
    const owners = async () => {
      const { rows } = await pool.query<{ person_id: string }>(
        "select person_id from case_presence where screen_id = $1",
        [theirs],
      );
      return rows;
    };
    const before = await owners();
    expect(before).toHaveLength(1);
    await send(desk, "DELETE", path);
    await says(desk, theirs);
    expect(await owners()).toEqual(before);
    expect((await send(housing, "DELETE", path)).body).toEqual({ left: true });
    expect(await owners()).toEqual([]);
    expect((await send(shiliu.anonymous, "DELETE", path)).body.code).toBe("not-signed-in");
    expect((await send(shiliu.holder(filed.receiptCode), "DELETE", path)).body.code).toBe("not-allowed");
  });

  it("is forgotten within a minute of a screen's last word, and swept away", async () => {
    await says(housing, theirs);
    shiliu.pass({ minutes: 1 });
    expect((await says(desk, mine)).body.others).toEqual([]);
    await shiliu.system.requests.tidy(shiliu.system.clock());
    const { rows } = await pool.query("select screen_id from case_presence");
    expect(rows).toEqual([{ screen_id: mine }]);
  });
});

describe("a caller who rings again", () => {
  const own = "13700007777";
  const looks = (caller: Caller, number: string) => caller.post("/callers/cases", { phone: number });
  const recorded = async () => {
    const { rows } = await pool.query(
      "select person_id, role, body_id, reporter_id is not null as found from caller_look_ups order by looked_up_at",
    );
    return rows;
  };

  it("is found by the whole number however it is typed, with what the desk may see, and no name in it", async () => {
    const words = "买买提江反映：楼道灯不亮，电话 13700007777。";
    const first = await file(shiliu.stranger(), {
      ...residentReport,
      words,
      contact: { ...contact, phone: own },
    });
    await file(shiliu.stranger(), {
      ...residentReport,
      contact: { ...contact, phone: own },
      kind: "tip-off",
    });
    const { status, body } = await looks(desk, "137 0000-7777");
    expect(status).toBe(200);
    expect(body).toMatchObject({ more: false, lines: [{ number: first.number, urge: {}, urgings: 0 }] });
    expect(body.lines[0].summary).toContain("楼道灯不亮");
    expect(JSON.stringify(body)).not.toMatch(/买买提江|13700007777/);
    expect((await looks(desk, "13700007778")).body).toEqual({ lines: [], more: false });
    const dispatcher = { role: "dispatcher", body_id: "652301-desk-12345" };
    expect(await recorded()).toMatchObject([
      { ...dispatcher, found: true },
      { ...dispatcher, found: false },
    ]);
  });

  it("has the case urged by the desk that answers, once an hour; the reporter reads who did", async () => {
    const { body } = await looks(desk, own);
    const [line] = body.lines;
    await step(desk, line.id, "urge", { words: "买买提江来电催办。" });
    const [after] = (await looks(desk, own)).body.lines;
    expect(after).toMatchObject({ urgings: 1, urge: { blocked: { zh: expect.any(String) } } });
    expect((await desk.act(line.id, "urge")).body.code).toBe("urged-just-now");
  });

  it("whose name is hidden stays so in what the desk writes down of an urging", async () => {
    const hidden = await inHand(shiliu, {
      ...residentReport,
      contact: { ...contact, phone: own },
      nameHidden: true,
    });
    await step(desk, hidden.caseId, "urge", { words: "买买提江来电催办。" });
    const read = async (caller: Caller) =>
      JSON.stringify((await caller.get(`/requests/${hidden.caseId}`)).body);
    expect(await read(desk)).toContain("买买提江来电催办");
    expect(await read(housing)).not.toContain("买买提江");
  });

  it("shows a station's clerk what they wrote down themselves and nothing else", async () => {
    const registered = await file(clerk, { ...residentReport, contact: { ...contact, phone: own } });
    expect(numbersIn(await looks(clerk, own))).toEqual([registered.number]);
    const other = await shiliu.staff("demo.twoposts", "652301002-S-sample1");
    expect((await looks(other, own)).body).toEqual({ lines: [], more: false });
  });

  it("shows nobody what they may not see, and only those look who write down for others", async () => {
    for (const { name, caller } of await everyPost(shiliu)) {
      const { status, body } = await looks(caller, own);
      const writes = / as (?:clerk|townshipDesk|dispatcher) /.test(name);
      expect(status, name).toBe(writes ? 200 : 403);
      for (const line of writes ? body.lines : [])
        expect((await caller.get(`/requests/${line.id}`)).status, name).toBe(200);
    }
    expect((await looks(shiliu.anonymous, own)).body.code).toBe("not-signed-in");
    expect((await looks(await shiliu.reporter("13800009999"), own)).body.code).toBe("not-allowed");
    const admin = await shiliu.staff("demo.admin");
    const postId = desk.headers["x-shiliu-post"];
    const { secret } = (await admin.post("/api-keys", { postId, name: "测试系统二" })).body;
    expect((await looks(shiliu.bearer(secret), own)).body.code).toBe("not-allowed");
  });

  it("is not found by part of a number, nor by trying many; what was looked up is never changed", async () => {
    const before = (await recorded()).length;
    for (const part of ["1370000777", "137000077770", "77777777"])
      expect((await looks(desk, part)).body.code).toBe("number-not-whole");
    expect((await recorded()).length).toBe(before);
    const street = await shiliu.staff("demo.street");
    const answers = [];
    for (let tries = 0; tries < 65; tries += 1) answers.push(await looks(street, `137111100${10 + tries}`));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(61);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: "look-ups-too-many" } });
    await expect(pool.query("update caller_look_ups set role = 'clerk'")).rejects.toThrow();
  }, 30_000);
});
