import { describe, expect, it } from "vitest";
import { uploadRequest } from "#platform/files/testing/uploadClient.ts";
import { file, residentReport } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { server } = shiliu;

describe("whoever sends too much", () => {
  it("without a name is told to wait, by address, and no header lends them another", async () => {
    const flooder = shiliu.stranger();
    const statuses: number[] = [];
    for (let n = 0; n < 70; n++)
      statuses.push(
        (await flooder.post("/requests", { ...residentReport, words: `第${n}次报送同一件事情` })).status,
      );
    expect(statuses.filter((status) => status === 201)).toHaveLength(60);
    const refused = await flooder.post("/requests", residentReport);
    expect(refused).toMatchObject({ status: 429, body: { code: "too-many-requests" } });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    const disguises = [
      { "x-forwarded-for": "203.0.113.5" },
      { forwarded: "for=203.0.113.6" },
      { "x-real-ip": "203.0.113.7" },
    ];
    for (const headers of disguises) {
      const answer = await server.inject({
        method: "POST",
        url: "/api/v1/requests",
        payload: residentReport,
        remoteAddress: "10.4.0.1",
        headers: { "idempotency-key": "disguised-0001", ...headers },
      });
      expect(answer.statusCode).toBe(201);
    }
    const again = [];
    for (let n = 0; n < 60; n++)
      again.push(
        (
          await server.inject({
            method: "POST",
            url: "/api/v1/requests",
            payload: residentReport,
            remoteAddress: "10.4.0.1",
            headers: { "idempotency-key": `disguised-1${n}`, "x-forwarded-for": `203.0.113.${n}` },
          })
        ).statusCode,
      );
    expect(again).toContain(429);
    // Reading is not writing, and others are not them.
    expect((await flooder.get("/public/requests")).status).toBe(200);
    expect((await shiliu.stranger().post("/requests", residentReport)).status).toBe(201);
    shiliu.pass({ minutes: 1 });
    expect((await flooder.post("/requests", residentReport)).status).toBe(201);
  }, 40_000);

  it("under a receipt code, or signed in by phone, is told so too", async () => {
    const { receiptCode } = await file(shiliu.stranger(), residentReport);
    for (const sender of [shiliu.holder(receiptCode), await shiliu.reporter("13822223333")]) {
      const statuses = [];
      for (let n = 0; n < 62; n++)
        statuses.push(
          (await sender.post("/requests", { ...residentReport, words: `又报送第${n}次同一件事` })).status,
        );
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    }
  }, 40_000);

  it("under the receipt code of one case is told to wait, and the neighbour at the same address is not", async () => {
    const filed = [];
    for (let n = 0; n < 2; n++) filed.push(await file(shiliu.stranger(), residentReport));
    const supplement = async ({ caseId, receiptCode }: { caseId: string; receiptCode: string }, n: number) =>
      (
        await server.inject({
          method: "POST",
          url: `/api/v1/requests/${caseId}/supplement`,
          payload: { input: { words: `第${n}次补充说明。` } },
          remoteAddress: "100.64.0.1",
          headers: { "x-shiliu-receipt": receiptCode, "idempotency-key": `supplement-${n}` },
        })
      ).statusCode;
    const statuses = [];
    for (let n = 0; n < 62; n++) statuses.push(await supplement(filed[0]!, n));
    expect(statuses[0]).toBe(200);
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(60);
    expect(await supplement(filed[1]!, 0)).toBe(200);
  }, 40_000);

  it("tries receipt codes is shut out for a while, right codes or wrong", async () => {
    const { receiptCode, caseId } = await file(shiliu.stranger(), residentReport);
    const tries = (code: string) =>
      server.inject({
        url: `/api/v1/requests/${caseId}`,
        remoteAddress: "10.4.0.9",
        headers: { "x-shiliu-receipt": code },
      });
    const codes = [];
    for (let n = 0; n < 62; n++)
      codes.push((await tries(`0000-0000-${String(n).padStart(4, "0")}`)).statusCode);
    expect(codes.slice(0, 60).every((status) => status === 404)).toBe(true);
    expect((await tries(receiptCode)).statusCode).toBe(429);
    expect((await shiliu.holder(receiptCode).get(`/requests/${caseId}`)).status).toBe(200);
  });

  it("uploads without a post is told to wait", async () => {
    const statuses = [];
    const file = { session: "too-short", clientFileId: "1", bytes: Buffer.from("x") };
    for (let n = 0; n < 125; n++)
      statuses.push((await server.inject({ ...uploadRequest(file), remoteAddress: "10.4.1.1" })).statusCode);
    expect(statuses.slice(0, 120)).not.toContain(429);
    expect(statuses.slice(120)).toEqual(Array(5).fill(429));
  });
});
