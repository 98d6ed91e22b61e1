import { describe, expect, it } from "vitest";
import { type Filed, inHand, residentReport } from "./cases/testing.ts";
import { expectRefused, long, oddTexts } from "./oddInput/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const admin = await shiliu.staff("demo.admin");
const inWork: Filed = await inHand(shiliu, { ...residentReport, contact: { phone: "13900005555" } });

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
      else expectRefused(q, found);
    }
    expectRefused("too long", await desk.get(`/requests/search?q=${encodeURIComponent(long(61))}`));
    expectRefused("too short", await desk.get("/requests/search?q=x"));
    expectRefused("none", await desk.get("/requests/search"));
    expectRefused("two", await desk.get("/requests/search?q=ab&q=cd"));
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
        if (found.status !== 200) expectRefused(cursor, found);
      }
      for (const limit of ["0", "-1", "101", "x", "1e9", "1.5", "", "NaN", "Infinity", "%00"])
        expectRefused(`limit ${limit}`, await desk.get(`${path}${separator}limit=${limit}`));
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
      expectRefused(path, await desk.get(`/requests?${path}`));
    expect((await desk.get("/requests?state=no-such-state")).body.lines).toEqual([]);
    expect((await shiliu.stranger().get("/public/requests?matterId=no-such-place")).body.lines).toEqual([]);
    expectRefused("place", await shiliu.stranger().get("/public/requests?matterId=%00"));
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
      expectRefused(path, found);
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
      expectRefused(`track ${what}`, await stranger().post("/requests/track", { receiptCode: text }));
      expectRefused(`code ${what}`, await stranger().post("/reporter/code", { phone: text }));
      expectRefused(
        `sign in ${what}`,
        await stranger().post("/reporter/sign-in", { phone: text, code: text }),
      );
      if (what !== "a control character")
        expectRefused(
          `unmask ${what}`,
          await desk.post(`/requests/${inWork.caseId}/unmask`, { reason: text }),
        );
      expectRefused(`person ${what}`, await admin.post("/people", { name: text, login: text }));
      expectRefused(
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
      expectRefused(`staff sign in ${what}`, { status: answer.statusCode, body: answer.json() });
    }
    for (const receipt of ["x", "0000-0000-0000", "'", "é", "a".repeat(500)]) {
      const holder: Caller = shiliu.holder(receipt);
      expectRefused(`receipt ${receipt}`, await holder.get("/requests"));
    }
    for (const secret of ["slk_x", "", "slk_".padEnd(47, "a"), "é"])
      expectRefused(`key ${secret}`, await shiliu.bearer(secret).get("/requests"));
    expectRefused(
      "basic",
      await shiliu.with(shiliu.anonymous, { authorization: "Basic eDp5" }).get("/requests"),
    );
    expectRefused("post", await shiliu.with(desk, { "x-shiliu-post": "'" }).get("/requests"));
    expectRefused("file", await desk.get(`/requests/${inWork.caseId}/files/x`));
    expectRefused("file of nothing", await desk.get("/requests/x/files/x?variant=full"));
    expectRefused("bodies", await desk.get("/bodies?q=%00"));
    const upload = await shiliu.server.inject({ method: "POST", url: "/api/v1/uploads", payload: "x" });
    expectRefused("upload", { status: upload.statusCode, body: upload.json() });
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
