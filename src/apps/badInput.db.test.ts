import { describe, expect, it } from "vitest";
import { requestsContract } from "#modules/requests/contract.ts";
import { actInputs, file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { refusals } from "./modules.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const admin = await shiliu.staff("demo.admin");
const inWork: Filed = await inHand(shiliu, { ...residentReport, contact: { phone: "13900005555" } });
const long = (letters: number) => "长".repeat(letters);

/** Texts that a form never sends and an attacker does. */
const oddTexts: Readonly<Record<string, unknown>> = {
  "a null character": "水管坏了\u0000三天了没有人来",
  "half a surrogate pair": "水管坏了\ud800三天了没有人来",
  "a control character": "水管坏了\u0007三天了没有人来",
  nothing: "",
  blanks: "      \n\t   ",
  "a number": 42,
  "a list": ["水管坏了三天了"],
  "an object": { toString: "水管坏了三天了" },
  null: null,
  true: true,
  "far too much": long(60_000),
};

async function expectRefused(what: string, answer: { status: number; body: unknown }): Promise<void> {
  const told = `${what}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`;
  expect(answer.status, told).toBeGreaterThanOrEqual(400);
  expect(answer.status, told).toBeLessThan(500);
  expect(answer.body, told).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  expect(refusals, told).toHaveProperty((answer.body as { code: string }).code);
  expect(JSON.stringify(answer.body), told).not.toMatch(
    /select |insert |node_modules|\.ts:|at \w+ \(|pg_|syntax error/i,
  );
}

function raw(payload: string | Buffer, headers: Record<string, string>, url = "/api/v1/requests") {
  return shiliu.server.inject({
    method: "POST",
    url,
    payload,
    headers: { "idempotency-key": "raw-key-000001", ...headers },
  });
}

const json = { "content-type": "application/json" };

describe("a report that cannot be", () => {
  it.each(Object.entries(oddTexts))("its words being %s, is refused", async (what, words) => {
    await expectRefused(what, await shiliu.stranger().post("/requests", { ...residentReport, words }));
  });

  it.each(
    Object.entries({
      process: ["no-such-process", 1, null, "__proto__", "constructor"],
      kind: ["no-such-kind", "toString", 3, null],
      urgency: ["soon", 0, null],
      placeId: [
        "",
        "no-such-place",
        "652301001\u0000",
        "\ud800",
        652301001,
        null,
        long(65),
        "659001",
        "652300-desk-99",
      ],
      aboutIds: ["652301", [""], ["no-such-body"], ["x\u0000"], [{}], Array(11).fill("652301-D-urban")],
      address: [long(201), "\u0000", 5, null, ""],
      point: [{ latitude: 91, longitude: 0 }, { latitude: "NaN", longitude: 0 }, [44, 87], {}, null, "44,87"],
      files: [
        "x",
        ["x"],
        [null],
        Array(10).fill("00000000-0000-4000-8000-000000000000"),
        ["00000000-0000-4000-8000-000000000000"],
      ],
      nameHidden: ["yes", 1, null],
      contact: [
        "王",
        [],
        { name: long(61) },
        { phone: "1" },
        { phone: "\u0000\u0000\u0000\u0000\u0000" },
        { kind: "deputy" },
        { idNumber: "1" },
        null,
      ],
    }).flatMap(([field, values]) => values.map((value) => [field, value] as const)),
  )("its %s being %j, is refused", async (field, value) => {
    await expectRefused(
      field,
      await shiliu.stranger().post("/requests", { ...residentReport, [field]: value }),
    );
  });

  it("without a key, or with one that is no key, is refused", async () => {
    for (const key of [undefined, "short", "with space in it", "키키키키키키키키", "x".repeat(129)]) {
      const headers = key === undefined ? {} : { "idempotency-key": encodeURI(key).slice(0, 200) };
      if (key?.includes("키")) headers["idempotency-key"] = "\u00e9".repeat(9);
      if (key === "with space in it") headers["idempotency-key"] = key;
      const answer = await shiliu.server.inject({
        method: "POST",
        url: "/api/v1/requests",
        payload: residentReport,
        headers,
      });
      expect(answer.json(), key).toMatchObject({ code: "key-missing" });
    }
  });

  it("as no JSON, or as something else than it says, is refused", async () => {
    const form = JSON.stringify(residentReport);
    const bodies: [string, string | Buffer, Record<string, string>][] = [
      ["cut short", form.slice(0, -5), json],
      ["empty", "", json],
      ["nothing at all", "", {}],
      ["a bare word", "null", json],
      ["a list", "[]", json],
      ["a polluting name", '{"__proto__":{"admin":true},"words":"x"}', json],
      ["a constructor's prototype", '{"constructor":{"prototype":{"admin":true}}}', json],
      ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), json],
      ["nested a hundred thousand deep", "[".repeat(100_000) + "]".repeat(100_000), json],
      ["larger than any report", JSON.stringify({ ...residentReport, words: "x".repeat(300_000) }), json],
      ["plain text", form, { "content-type": "text/plain" }],
      ["XML", "<report/>", { "content-type": "application/xml" }],
      ["a form of old", "words=x", { "content-type": "application/x-www-form-urlencoded" }],
      ["a multipart that is none", "x", { "content-type": "multipart/form-data; boundary=x" }],
      ["no type that exists", form, { "content-type": "application/" }],
    ];
    for (const [what, payload, headers] of bodies) {
      const answer = await raw(payload, headers);
      await expectRefused(what, { status: answer.statusCode, body: answer.json() });
    }
  });
});

describe("an act that cannot be", () => {
  it("is refused for each act and odd text, and leaves the case as it was", async () => {
    const before = (await desk.get(`/requests/${inWork.caseId}`)).body.version;
    for (const action of Object.keys(requestsContract.act)) {
      const fields = Object.keys(actInputs[action] ?? {});
      for (const [what, text] of Object.entries(oddTexts)) {
        for (const field of fields) {
          // Fits the field after all, or is left out of it.
          if (what === "true" && ["satisfied", "reached"].includes(field)) continue;
          const input = { ...actInputs[action], [field]: text };
          for (const who of [desk, housing])
            await expectRefused(
              `${action} with ${field} being ${what}`,
              await who.act(inWork.caseId, action, input, { taskId: 1 }),
            );
        }
      }
    }
    expect((await desk.get(`/requests/${inWork.caseId}`)).body.version).toBe(before);
  }, 60_000);

  it("on a case, a task or a version that is none is refused", async () => {
    const act = (caseId: string, more: object) => desk.act(caseId, "passCheck", {}, more);
    for (const caseId of [
      "x",
      "1",
      "%00",
      "..%2f..%2fpublic",
      "00000000-0000-8000-8000-000000000000",
      "'; drop table cases; --",
      `${inWork.caseId}x`,
    ])
      await expectRefused(caseId, await act(encodeURIComponent(caseId), {}));
    for (const more of [
      { taskId: 0 },
      { taskId: -1 },
      { taskId: 1.5 },
      { taskId: "1" },
      { taskId: 99 },
      { taskId: 2 ** 40 },
      { taskId: 1e308 },
    ])
      await expectRefused(
        JSON.stringify(more),
        await housing.act(inWork.caseId, "contact", actInputs["contact"], more),
      );
    for (const expectedVersion of [0, -1, "3", 1.5, null, 2 ** 53, 999])
      await expectRefused(`version ${expectedVersion}`, await act(inWork.caseId, { expectedVersion }));
    await expectRefused("unknown act", await desk.act(inWork.caseId, "closeUnheard"));
    await expectRefused("import", await desk.act(inWork.caseId, "importRecord"));
    await expectRefused("report again", await desk.act(inWork.caseId, "report"));
  });

  it("names bodies or grounds that are none, and is refused", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await step(desk, caseId, "accept");
    const dispatch = (input: object) => desk.act(caseId, "dispatch", input);
    for (const leadId of [
      "no-such-body",
      "",
      "\u0000",
      "\ud800",
      "652301",
      "659001",
      7,
      null,
      ["652301-D-housing"],
    ])
      await expectRefused(
        `to ${JSON.stringify(leadId)}`,
        await dispatch({ leadId, coHandlerIds: ["652301-D-housing", "652301-D-housing"] }),
      );
    await expectRefused(
      "21 co-handlers",
      await dispatch({ leadId: "652301-D-housing", coHandlerIds: Array(21).fill("652301-D-urban") }),
    );
    await expectRefused(
      "twice the same",
      await dispatch({ leadId: "652301-D-housing", coHandlerIds: ["652301-D-housing"] }),
    );
  });
});

describe("a question that cannot be", () => {
  const oddQueries = [
    "'",
    "''",
    "';drop table cases;--",
    "a & b | !c:*",
    "\\",
    "\\\\",
    "(((",
    "<->",
    ":*",
    "&&",
    "!",
    "a'b",
    "路灯'",
    "路灯 & !坏",
    "路灯:*",
    "%",
    "_",
    "%%%%",
    "路\u0000灯",
    "𠮷𠮷",
    "١٢٣",
    "e\u0301",
    "ﷺﷺ",
    "\u202e路灯",
    "SL0000000000000000000001",
    "1".repeat(60),
    "-- ",
    "/*",
  ];

  it("is searched for as text, and neither fails nor finds more than it says", async () => {
    await shiliu.indexed();
    for (const q of oddQueries) {
      const found = await desk.get(`/requests/search?q=${encodeURIComponent(q)}`);
      if (found.status === 200) expect(found.body.lines.length, q).toBeLessThanOrEqual(100);
      else await expectRefused(q, found);
    }
    await expectRefused("too long", await desk.get(`/requests/search?q=${encodeURIComponent(long(61))}`));
    await expectRefused("too short", await desk.get("/requests/search?q=x"));
    await expectRefused("none", await desk.get("/requests/search"));
    await expectRefused("two", await desk.get("/requests/search?q=ab&q=cd"));
  });

  it.each(["/queue", "/requests", "/requests/search?q=%E8%B7%AF%E7%81%AF", "/public/requests"])(
    "asks %s for a page or a number of lines that is none, and is refused",
    async (path) => {
      const separator = path.includes("?") ? "&" : "?";
      const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const cursors = [
        "x",
        "%00",
        encoded([]),
        encoded(["now", "x"]),
        encoded(["2026-01-01T00:00:00Z", "x", 0]),
        encoded({}),
        encoded(["infinity; --", inWork.caseId, 1]),
        encoded(["2026", inWork.caseId, 1e9]),
        encoded(["99999999-01-01", inWork.caseId, 1]),
        encoded(["+275760-09-13T00:00:00.000Z", inWork.caseId, 70_000]),
        encoded(["Tue Mar 01 2022 (x\u0000)", inWork.caseId, 1]),
        encoded([1, 2, 3]),
        long(201),
        encoded(["2026-01-01T00:00:00Z", inWork.caseId.toUpperCase(), 1]),
      ];
      for (const cursor of cursors) {
        const found = await desk.get(`${path}${separator}cursor=${encodeURIComponent(cursor)}`);
        if (found.status !== 200) await expectRefused(cursor, found);
      }
      for (const limit of ["0", "-1", "101", "x", "1e9", "1.5", "", "NaN", "Infinity", "%00"])
        await expectRefused(`limit ${limit}`, await desk.get(`${path}${separator}limit=${limit}`));
    },
  );

  it("narrows by what is no state, kind or body, and is refused or finds nothing", async () => {
    for (const path of [
      "state=%00",
      `state=${long(41)}`,
      "kind=x",
      "open=maybe",
      "state[]=x",
      "state=a&state=b",
      "open=",
      "kind[x]=y",
    ])
      await expectRefused(path, await desk.get(`/requests?${path}`));
    expect((await desk.get("/requests?state=no-such-state")).body.lines).toEqual([]);
    expect((await shiliu.stranger().get("/public/requests?matterId=no-such-place")).body.lines).toEqual([]);
    await expectRefused("place", await shiliu.stranger().get("/public/requests?matterId=%00"));
  });

  it("is for an address that is none", async () => {
    for (const path of [
      "/nothing",
      "/requests/x/y/z",
      "/%00",
      "/%",
      "/%ff",
      "/../../etc/passwd",
      "/live/x",
      `/${"x".repeat(3_000)}`,
    ]) {
      const found = await desk.get(path);
      await expectRefused(path, found);
    }
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"] as const) {
      const answer = await shiliu.server.inject({ method, url: "/api/v1/requests" });
      expect(answer.statusCode, method).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, method).toBeLessThan(500);
    }
  });
});

describe("other doors", () => {
  it("refuse odd texts too: receipts, codes, sign-in, unmasking, uploads, bodies and people", async () => {
    const stranger = () => shiliu.stranger();
    for (const [what, text] of Object.entries(oddTexts)) {
      await expectRefused(`track ${what}`, await stranger().post("/requests/track", { receiptCode: text }));
      await expectRefused(`code ${what}`, await stranger().post("/reporter/code", { phone: text }));
      await expectRefused(
        `sign in ${what}`,
        await stranger().post("/reporter/sign-in", { phone: text, code: text }),
      );
      if (what !== "a control character")
        await expectRefused(
          `unmask ${what}`,
          await desk.post(`/requests/${inWork.caseId}/unmask`, { reason: text }),
        );
      await expectRefused(`person ${what}`, await admin.post("/people", { name: text, login: text }));
      await expectRefused(
        `body ${what}`,
        await admin.post("/bodies", {
          id: text,
          name: { zh: text, en: text },
          parentId: "652301",
          kind: "office",
        }),
      );
      const signIn = { login: text, password: text };
      const answer = await shiliu.server.inject({
        method: "POST",
        url: "/api/auth/sign-in",
        payload: signIn,
        remoteAddress: "10.8.0.1",
      });
      await expectRefused(`staff sign in ${what}`, { status: answer.statusCode, body: answer.json() });
    }
    for (const receipt of ["x", "0000-0000-0000", "'", "é", "a".repeat(500)]) {
      const holder: Caller = shiliu.holder(receipt);
      await expectRefused(`receipt ${receipt}`, await holder.get("/requests"));
    }
    for (const secret of ["slk_x", "", "slk_".padEnd(47, "a"), "é"])
      await expectRefused(`key ${secret}`, await shiliu.bearer(secret).get("/requests"));
    await expectRefused(
      "basic",
      await shiliu.with(shiliu.anonymous, { authorization: "Basic eDp5" }).get("/requests"),
    );
    await expectRefused("post", await shiliu.with(desk, { "x-shiliu-post": "'" }).get("/requests"));
    await expectRefused("file", await desk.get(`/requests/${inWork.caseId}/files/x`));
    await expectRefused("file of nothing", await desk.get("/requests/x/files/x?variant=full"));
    await expectRefused("bodies", await desk.get("/bodies?q=%00"));
    const upload = await shiliu.server.inject({ method: "POST", url: "/api/v1/uploads", payload: "x" });
    await expectRefused("upload", { status: upload.statusCode, body: upload.json() });
  });

  it("say it in the asker's language", async () => {
    const said = async (language: string) =>
      (await shiliu.with(shiliu.anonymous, { "accept-language": language }).post("/requests", {})).body
        .message;
    expect(await said("zh-CN,zh;q=0.9")).toMatch(/\p{Script=Han}/u);
    expect(await said("en-GB,en;q=0.8")).toMatch(/^[A-Za-z ,.]+$/);
    for (const odd of ["", "*", "xx", "zh;q=abc", "é".repeat(100)]) expect(await said(odd)).toBeTruthy();
  });
});
