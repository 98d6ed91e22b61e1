import { describe, expect, it } from "vitest";
import { requestsContract } from "#modules/requests/contract.ts";
import { actInputs, file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { expectRefused, long, oddTexts } from "./oddInput/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");
const inWork: Filed = await inHand(shiliu, { ...residentReport, contact: { phone: "13900005555" } });

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
    expectRefused(what, await shiliu.stranger().post("/requests", { ...residentReport, words }));
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
    expectRefused(field, await shiliu.stranger().post("/requests", { ...residentReport, [field]: value }));
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
      expectRefused(what, { status: answer.statusCode, body: answer.json() });
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
            expectRefused(
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
      expectRefused(caseId, await act(encodeURIComponent(caseId), {}));
    for (const more of [
      { taskId: 0 },
      { taskId: -1 },
      { taskId: 1.5 },
      { taskId: "1" },
      { taskId: 99 },
      { taskId: 2 ** 40 },
      { taskId: 1e308 },
    ])
      expectRefused(
        JSON.stringify(more),
        await housing.act(inWork.caseId, "contact", actInputs["contact"], more),
      );
    for (const expectedVersion of [0, -1, "3", 1.5, null, 2 ** 53, 999])
      expectRefused(`version ${expectedVersion}`, await act(inWork.caseId, { expectedVersion }));
    expectRefused("unknown act", await desk.act(inWork.caseId, "closeUnheard"));
    expectRefused("import", await desk.act(inWork.caseId, "importRecord"));
    expectRefused("report again", await desk.act(inWork.caseId, "report"));
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
      expectRefused(
        `to ${JSON.stringify(leadId)}`,
        await dispatch({ leadId, coHandlerIds: ["652301-D-housing", "652301-D-housing"] }),
      );
    expectRefused(
      "21 co-handlers",
      await dispatch({ leadId: "652301-D-housing", coHandlerIds: Array(21).fill("652301-D-urban") }),
    );
    expectRefused(
      "twice the same",
      await dispatch({ leadId: "652301-D-housing", coHandlerIds: ["652301-D-housing"] }),
    );
  });
});
