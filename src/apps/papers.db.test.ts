import { randomUUID } from "node:crypto";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readPdf } from "#platform/paper/testing.ts";
import { actInputs, answered, businessReport, file, inHand, residentReport, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const supervisor = await shiliu.staff("demo.supervisor");
let addresses = 0;

interface Printed {
  status: number;
  code: string | undefined;
  name: string;
  bytes: Buffer;
  text: string;
}

async function ask(who: Caller, url: string, body?: object, headers: object = {}): Promise<Printed> {
  addresses += 1;
  const response = await shiliu.server.inject({
    method: body ? "POST" : "GET",
    url: `/api/v1${url}`,
    remoteAddress: `10.8.0.${addresses % 250}`,
    headers: { "x-shiliu-csrf": "1", ...who.headers, ...headers },
    ...(body ? { payload: body } : {}),
  });
  const type = String(response.headers["content-type"]);
  const bytes = response.rawPayload;
  const code = type.includes("json") ? response.json<{ code: string }>().code : undefined;
  const name = /UTF-8''(\S+)/.exec(String(response.headers["content-disposition"]))?.[1] ?? "";
  const text = type === "application/pdf" ? readPdf(bytes).join("\n").replaceAll("\n", "") : "";
  return { status: response.statusCode, code, name: decodeURIComponent(name), bytes, text };
}

const print = (who: Caller, caseId: string, paper: string) => ask(who, `/requests/${caseId}/papers/${paper}`);

const takeOut = (who: Caller, filters: object = {}, format = "xlsx", key: string = randomUUID()) =>
  ask(who, "/ledger", { format, filters }, { "idempotency-key": key });

async function rowsOf({ bytes, code }: Printed) {
  expect(code).toBeUndefined();
  const [head = [], ...rows] = await readSheet(bytes);
  return rows.map((row) => Object.fromEntries(head.map((label, index) => [String(label), row[index]])));
}

/** The numbers of a list, page by page. */
async function numbersIn(who: Caller, path: string): Promise<string[]> {
  const numbers: string[] = [];
  let cursor = "";
  do {
    const { body } = await who.get(`${path}${cursor === "" ? "" : `&cursor=${cursor}`}`);
    numbers.push(...body.lines.map(({ number }: { number: string }) => number));
    cursor = body.next ?? "";
  } while (cursor !== "");
  return numbers;
}

const exportsKept = async () =>
  (await shiliu.system.pool.query("select * from ledger_exports order by exported_at, id")).rows;

const withContact = {
  ...residentReport,
  contact: { name: "阿依古丽·买买提", phone: "13999990077" },
};

describe("the receipt", () => {
  it("has number, code and what comes next, for whoever came by the code", async () => {
    const { caseId, receiptCode, number } = await file(shiliu.anonymous, residentReport);
    const { status, text, name } = await print(shiliu.holder(receiptCode), caseId, "receipt");
    expect(status).toBe(200);
    expect(name).toBe(`诉求登记回执 ${number}.pdf`);
    for (const each of [number, receiptCode, residentReport.words, "接下来", "应于"])
      expect(text).toContain(each);
  });

  it("tells nobody a code they did not come by", async () => {
    const { caseId, receiptCode } = await file(shiliu.anonymous, residentReport);
    const printed = await print(desk, caseId, "receipt");
    expect(printed.status).toBe(200);
    expect(printed.text).not.toContain(receiptCode);
    const another = await file(shiliu.anonymous, residentReport);
    expect((await print(shiliu.holder(another.receiptCode), caseId, "receipt")).code).toBe("case-not-found");
    expect((await print(shiliu.anonymous, caseId, "receipt")).code).toBe("not-signed-in");
  });

  it("is the notice of a decline, with its ground and the lawful route", async () => {
    const { caseId, receiptCode } = await file(shiliu.anonymous, residentReport);
    await step(desk, caseId, "decline", actInputs["decline"]);
    const { text, name } = await print(shiliu.holder(receiptCode), caseId, "receipt");
    expect(name).toContain("不予受理告知书");
    expect(text).toContain("不属于本级承办单位职责范围");
    expect(text).toContain("12345");
  });

  it("is printed in English for whoever reads English", async () => {
    const { caseId, receiptCode } = await file(shiliu.anonymous, residentReport);
    const english = shiliu.with(shiliu.holder(receiptCode), { "accept-language": "en" });
    expect((await print(english, caseId, "receipt")).text).toContain("What happens next");
  });
});

describe("papers of a case", () => {
  it("are numbered orders with their words and their day", async () => {
    const { caseId } = await inHand(shiliu);
    await step(supervisor, caseId, "issueOrder", {
      ...actInputs["issueOrder"],
      words: "请于三日内修好路灯。",
    });
    const { body } = await supervisor.get(`/requests/${caseId}`);
    const { text, name } = await print(supervisor, caseId, "order");
    expect(name).toBe(`督办单 ${body.number}-1.pdf`);
    for (const each of [`督办〔${body.number}〕1 号`, "请于三日内修好路灯。", "反馈"])
      expect(text).toContain(each);
    expect((await ask(desk, `/requests/${caseId}/papers/order?step=1`)).code).toBe("paper-not-found");
  });

  it("are slips of what was sent to whom", async () => {
    const { caseId } = await inHand(shiliu);
    const { text } = await print(housing, caseId, "dispatchSlip");
    expect(text).toContain("交 办 单");
    expect(text).toContain("主办单位");
  });

  it("that do not fit the case are none", async () => {
    const { caseId } = await file(shiliu.anonymous, residentReport);
    for (const paper of ["order", "dispatchSlip", "handOverSlip", "x"])
      expect(await print(desk, caseId, paper)).toMatchObject({ status: 404, code: "paper-not-found" });
    expect((await print(desk, "no-id", "sheet")).code).toBe("case-not-found");
  });

  it("of the way inside are not the reporter's", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    for (const paper of ["sheet", "dispatchSlip"])
      expect((await print(shiliu.holder(receiptCode), caseId, paper)).code).toBe("paper-not-found");
  });

  it("tell the whole story to those who see the case, masked as the screen masks it", async () => {
    const { caseId } = await file(shiliu.anonymous, withContact);
    const { text } = await print(desk, caseId, "sheet");
    expect(text).toContain(withContact.words);
    expect(text).not.toContain("13999990077");
    expect(text).not.toContain("阿依古丽·买买提");
  });

  it("show no more than the case itself does, to everybody in every post", async () => {
    const { caseId, number } = await file(shiliu.anonymous, { ...withContact, nameHidden: true });
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", actInputs["dispatch"]);
    for (const { name, caller } of await everyPost(shiliu)) {
      const { status, body } = await caller.get(`/requests/${caseId}`);
      const printed = await print(caller, caseId, "sheet");
      if (status !== 200) expect(printed.status, name).toBe(status);
      else if (["desk", "handling", "supervisor", "auditor"].some((each) => body.audiences.includes(each)))
        expect(printed.text, name).toContain(number);
      else expect(printed.code, name).toBe("paper-not-found");
      expect(printed.text, name).not.toContain("买买提");
      expect(printed.text, name).not.toContain("13999990077");
    }
  });
});

describe("the hand-over slip", () => {
  async function handedOver(form: object = withContact) {
    const filed = await file(shiliu.anonymous, form);
    await step(desk, filed.caseId, "accept");
    await step(desk, filed.caseId, "handOver", actInputs["handOver"]);
    return filed;
  }
  const unmaskings = async (caseId: string) =>
    (await shiliu.system.pool.query("select reason from unmaskings where case_id = $1", [caseId])).rows;

  it("has a stub to send back, and masks the reporter", async () => {
    const { caseId } = await handedOver();
    const { text } = await print(desk, caseId, "handOverSlip");
    for (const each of ["移 交 单", "第六师五家渠市", "移交回执", "兵团"]) expect(text).toContain(each);
    expect(text).not.toContain("13999990077");
    expect(await unmaskings(caseId)).toEqual([]);
  });

  it("names the reporter where the desk says why, and that is logged", async () => {
    const { caseId } = await handedOver();
    const reason = "接收单位须联系诉求人核实地点";
    const { text } = await ask(desk, `/requests/${caseId}/papers/handOverSlip`, { reason });
    expect(text).toContain("13999990077");
    expect(text).toContain("阿依古丽·买买提");
    expect(await unmaskings(caseId)).toEqual([{ reason }]);
  });

  it("names nobody to others, without a reason, or on another paper; and nothing is logged", async () => {
    const { caseId } = await handedOver();
    const named = (who: Caller, paper: string, body: object) =>
      ask(who, `/requests/${caseId}/papers/${paper}`, body);
    expect((await named(supervisor, "handOverSlip", { reason: "想看看是谁" })).code).toBe("not-allowed");
    expect((await named(desk, "sheet", { reason: "想看看是谁" })).code).toBe("not-allowed");
    expect((await named(desk, "handOverSlip", { reason: " " })).code).toBe("input-invalid");
    expect((await named(desk, "order", { reason: "想看看是谁" })).code).toBe("paper-not-found");
    expect(await unmaskings(caseId)).toEqual([]);
  });

  it("has nobody to name where no name was given", async () => {
    const { caseId } = await handedOver(residentReport);
    const { code } = await ask(desk, `/requests/${caseId}/papers/handOverSlip`, { reason: "须联系诉求人" });
    expect(code).toBe("not-allowed");
  });
});

describe("the ledger", () => {
  it("holds exactly the cases of the list, for every post and with every condition of the list", async () => {
    await file(shiliu.anonymous, { ...residentReport, kind: "complaint" });
    await file(shiliu.anonymous, businessReport);
    const done = await inHand(shiliu);
    await answered(shiliu, done);
    await step(shiliu.holder(done.receiptCode), done.caseId, "confirm", { satisfied: true });
    for (const { name, caller } of await everyPost(shiliu)) {
      for (const filters of [
        {},
        { open: true },
        { open: false },
        { kind: "complaint" },
        { state: "closed" },
      ]) {
        const query = String(
          new URLSearchParams(
            Object.entries(filters).map(([key, value]): [string, string] => [key, String(value)]),
          ),
        );
        const listed = await numbersIn(caller, `/requests?limit=7&${query}`);
        const rows = await rowsOf(await takeOut(caller, filters));
        expect(
          rows.map((row) => row["工单编号"]),
          `${name} ${query}`,
        ).toEqual(listed);
      }
    }
  });

  it("knows how a case went, with dates and numbers as such", async () => {
    const { caseId, number } = await file(shiliu.anonymous, {
      ...residentReport,
      words: "=1+1 请修路灯，谢谢。",
    });
    const { body } = await (await shiliu.staff("demo.dispatcher")).get(`/requests/${caseId}`);
    const rows = await rowsOf(await takeOut(await shiliu.staff("demo.dispatcher"), { q: number }));
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({
      工单编号: number,
      诉求摘要: "=1+1 请修路灯，谢谢。",
      退单次数: 0,
      类别: "求助",
    });
    const shown = new Date(String(row?.["收到时间"])).getTime() - 8 * 3_600_000;
    expect(Math.abs(shown - Date.parse(body.openedAt))).toBeLessThan(1000);
  });

  it("is narrowed by urgency, days, lateness and body", async () => {
    const who = await shiliu.staff("demo.dispatcher");
    const urgent = await file(shiliu.anonymous, { ...residentReport, urgency: "urgent" });
    const numbers = async (filters: object, by: Caller = who) =>
      (await rowsOf(await takeOut(by, filters))).map((row) => row["工单编号"]);
    expect(await numbers({ urgency: "urgent" })).toEqual([urgent.number]);
    expect(await numbers({ to: "2020-01-01" })).toEqual([]);
    expect((await numbers({ from: "2020-01-01" })).length).toBeGreaterThan(3);
    expect(await numbers({ late: true })).not.toContain(urgent.number);
    shiliu.pass({ hours: 2 });
    const later = await shiliu.staff("demo.dispatcher");
    expect((await rowsOf(await takeOut(later, { late: true }))).map((row) => row["工单编号"])).toContain(
      urgent.number,
    );
    expect(await numbers({ bodyId: "652301-D-urban" }, later)).toEqual([]);
    expect((await takeOut(later, { bodyId: "nowhere" })).code).toBe("body-unknown");
  });

  it("finds by words what the search finds", async () => {
    const who = await shiliu.staff("demo.dispatcher");
    await file(shiliu.anonymous, { ...residentReport, words: "广场喷泉漏水已经三天，地面结冰。" });
    await shiliu.indexed();
    const q = "喷泉漏水";
    const listed = await numbersIn(who, `/requests/search?limit=5&q=${encodeURIComponent(q)}`);
    expect(listed).toHaveLength(1);
    expect((await rowsOf(await takeOut(who, { q }))).map((row) => row["工单编号"])).toEqual(listed);
    expect(await rowsOf(await takeOut(who, { q, kind: "praise" }))).toEqual([]);
  });

  it("is recorded once with who, when, conditions and rows, and what was searched for is sealed", async () => {
    shiliu.pass({ minutes: 11 });
    const who = await shiliu.staff("demo.dispatcher");
    const before = (await exportsKept()).length;
    const key = randomUUID();
    const filters = { kind: "help", q: "买买提家" };
    await takeOut(who, filters, "xlsx", key);
    await takeOut(who, filters, "xlsx", key);
    const kept = await exportsKept();
    expect(kept).toHaveLength(before + 1);
    expect(kept.at(-1)).toMatchObject({
      role: "dispatcher",
      format: "xlsx",
      filters: { kind: "help" },
      rows: 0,
    });
    expect(JSON.stringify(kept.at(-1))).not.toContain("买买提");
    expect(kept.at(-1).searched).toBeInstanceOf(Buffer);
    await expect(shiliu.system.pool.query("delete from ledger_exports")).rejects.toThrow(/permission denied/);
  });

  it("is printed on paper too", async () => {
    const who = await shiliu.staff("demo.dispatcher");
    const { text, name } = await takeOut(who, {}, "pdf");
    expect(name).toMatch(/^诉求办理台账 .*\.pdf$/);
    expect(text).toContain("诉求摘要");
    expect(text).toContain("路灯坏了");
  });

  it("is refused where it is too long for its form, and nothing of it is recorded", async () => {
    shiliu.pass({ minutes: 11 });
    const who = await shiliu.staff("demo.dispatcher");
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let filed = 0; filed < 63; filed++) await file(who, { ...residentReport, kind: "suggestion" });
      }),
    );
    const before = (await exportsKept()).length;
    expect(await takeOut(who, { kind: "suggestion" }, "pdf")).toMatchObject({
      status: 422,
      code: "ledger-too-long",
    });
    expect(await exportsKept()).toHaveLength(before);
    expect(await rowsOf(await takeOut(who, { kind: "suggestion" }))).toHaveLength(504);
  });

  it("is for staff, asked for in its form, with a key, and not without end", async () => {
    expect((await takeOut(shiliu.anonymous)).code).toBe("not-signed-in");
    const { receiptCode } = await file(shiliu.anonymous, residentReport);
    expect((await takeOut(shiliu.holder(receiptCode))).code).toBe("not-allowed");
    shiliu.pass({ minutes: 11 });
    const who = await shiliu.staff("demo.dispatcher");
    expect((await takeOut(who, { kind: "x" })).code).toBe("input-invalid");
    expect((await ask(who, "/ledger", { format: "xlsx" })).code).toBe("key-missing");
    const codes: (string | undefined)[] = [];
    for (let times = 0; times < 20; times++) codes.push((await takeOut(who, { kind: "praise" })).code);
    expect(codes).toContain("too-many-requests");
  });
});
