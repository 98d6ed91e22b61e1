import { describe, expect, it } from "vitest";
import { formatSchema } from "./format.ts";
import { readMoment, writeMoment } from "./moments.ts";
import { flagOf, waitAfter } from "./nextTry.ts";
import { putPath, readPath } from "./paths.ts";
import { readAnswer } from "./readAnswer.ts";
import { readMessage, readOrder } from "./readOrder.ts";
import { flatFormat, nestedFormat } from "#apps/exchange/testing.ts";
import { type Told, writeBackKey, writePayload } from "./writePayload.ts";

const told: Told = {
  step: "accepted",
  number: "XJ 1",
  ourNumber: "2026-000001",
  at: "2026-06-01T02:00:00.000Z",
  body: { zh: "派单台", en: "Desk" },
  state: "accepted",
  stateName: { zh: "已受理", en: "Accepted" },
};

describe("a moment", () => {
  it.each([
    ["2026-06-01 10:00:00", flatFormat.dates],
    ["2026-06-01T02:00:00.000Z", nestedFormat.dates],
    [1_780_279_200, { pattern: "epoch-seconds", offset: "+08:00" }],
    [1_780_279_200_000, { pattern: "epoch-millis", offset: "+08:00" }],
  ])("reads back as it was written: %s", (written, dates) => {
    expect(readMoment(written, dates)).toBe("2026-06-01T02:00:00.000Z");
    expect(writeMoment("2026-06-01T02:00:00.000Z", dates)).toBe(written);
  });

  it.each(["2026-02-31 10:00:00", "2026-06-01 25:00:00", "2026-06-01", "", null, 42])(
    "that is none is none: %s",
    (written) => expect(readMoment(written, flatFormat.dates)).toBeUndefined(),
  );

  it("without a zone is none where ISO is agreed upon", () => {
    expect(readMoment("2026-06-01T02:00:00", nestedFormat.dates)).toBeUndefined();
  });
});

describe("a format", () => {
  it("with a field nobody knows, or a way through an object's own making, is refused", () => {
    expect(formatSchema.safeParse({ ...flatFormat, scripts: "x" }).success).toBe(false);
    const fields = { "__proto__.x": "number" };
    const writeBack = { ...flatFormat.writeBack, fields };
    expect(formatSchema.safeParse({ ...flatFormat, writeBack }).success).toBe(false);
  });

  it("reads own fields only", () => {
    expect(readPath({}, "constructor.name")).toBeUndefined();
    const data: Record<string, unknown> = {};
    putPath(data, "a.b.c", 1);
    expect(readPath(data, "a.b.c")).toBe(1);
  });
});

describe("an order", () => {
  const sent = {
    order_no: "XJ-1",
    title: "路灯",
    content: "路灯坏了三天",
    order_type: "02",
    deadline: "2026-06-20 18:00:00",
    caller_tel: 13_900_000_000,
    area_code: "650100",
    urgent_flag: 1,
  };

  it("is read in its platform's names, codes and zone", () => {
    expect(readOrder(sent, flatFormat)).toEqual({
      superior: { number: "XJ-1", dueAt: "2026-06-20T10:00:00.000Z" },
      form: {
        process: "resident-request",
        kind: "help",
        urgency: "urgent",
        words: "路灯\n路灯坏了三天",
        placeId: "652301001",
        nameHidden: false,
        contact: { kind: "person", phone: "13900000000" },
      },
    });
  });

  it("of a kind that is not agreed upon, or without a readable limit, is refused", () => {
    for (const order_type of ["99", "toString", undefined])
      expect(readOrder({ ...sent, order_type }, flatFormat)).toMatchObject({ refused: "order-kind-unknown" });
    expect(readOrder({ ...sent, deadline: "soon" }, flatFormat)).toMatchObject({ refused: "order-invalid" });
  });

  it("is spoken of by messages that are agreed upon alone", () => {
    const message = { msg_type: "YQ", order_no: "XJ-1", msg_no: "M1", deadline: "2026-06-21 18:00:00" };
    expect(readMessage(message, flatFormat)).toEqual({
      orderNumber: "XJ-1",
      action: "superiorSetLimit",
      input: { message: "M1", dueAt: "2026-06-21T10:00:00.000Z" },
    });
    expect(readMessage({ ...message, msg_type: "XX" }, flatFormat)).toMatchObject({
      refused: "message-kind-unknown",
    });
    expect(readMessage({ ...message, msg_no: "" }, flatFormat)).toMatchObject({ refused: "order-invalid" });
    expect(readMessage(message, nestedFormat)).toMatchObject({ refused: "message-kind-unknown" });
  });
});

describe("a write-back", () => {
  const key = writeBackKey("xj12345", told.number, 2);

  it("has a key of its platform, number and version, fit for a header", () => {
    expect(key).toBe("xj12345:XJ%201:2");
  });

  it("is written in either format", () => {
    expect(JSON.parse(writePayload(told, key, flatFormat).body)).toEqual({
      city_code: "652300",
      order_no: "XJ 1",
      city_no: "2026-000001",
      serial: key,
      status: "10",
      handle_time: "2026-06-01 10:00:00",
      handle_dept: "派单台",
    });
    const form = new URLSearchParams(writePayload(told, key, nestedFormat).body);
    expect(Object.fromEntries(form)).toEqual({
      orderId: "XJ 1",
      result: JSON.stringify({ state: "ACCEPTED", time: "2026-06-01T02:00:00.000Z" }),
    });
  });
});

describe("an answer", () => {
  it("is an acknowledgement only as its platform declares it", () => {
    const read = (status: number, body: unknown) =>
      readAnswer(status, typeof body === "string" ? body : JSON.stringify(body), flatFormat).result;
    expect(read(200, { code: "0" })).toBe("acknowledged");
    for (const body of [{ code: 0 }, { code: "500" }, {}, "", "<html>ok</html>", null, []])
      expect(read(200, body)).toBe("failed");
    expect(read(201, { code: "0" })).toBe("failed");
    expect(read(302, { code: "0" })).toBe("failed");
    expect(read(200, { code: "40001" })).toBe("refused");
    expect(read(422, {})).toBe("refused");
    expect(readAnswer(202, JSON.stringify({ result: { ok: true } }), nestedFormat).result).toBe(
      "acknowledged",
    );
  });
});

describe("the next try", () => {
  it("waits twice as long each time, a quarter of an hour at most", () => {
    expect([1, 2, 3, 7, 8, 10_000].map(waitAfter)).toEqual([
      10_000, 20_000, 40_000, 640_000, 900_000, 900_000,
    ]);
  });

  it("is told to a person at once where it was refused, else after the hours agreed upon", () => {
    const age = (hours: number) => ({
      createdAt: new Date(0),
      now: new Date(hours * 3_600_000),
      flagAfterHours: 4,
    });
    expect(flagOf("refused", age(0))).toBe("refused");
    expect(flagOf("failed", age(3))).toBeUndefined();
    expect(flagOf("failed", age(4))).toBe("late");
  });
});
