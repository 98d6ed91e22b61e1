import { describe, expect, it } from "vitest";
import { head, mapWith } from "./testing.ts";
import { makeRecordReader } from "./readRecord.ts";

const now = "2026-06-01T02:00:00.000Z";
const row = {
  id: "7",
  user: "U1",
  subject: "路灯不亮",
  time: "2019/2/28 11:25:05",
  body: "门口的路灯三天不亮。",
  reply: "已修。",
  reply_time: "2019/3/5 9:00:00",
};

function read(change: Partial<typeof row> = {}, map: object = {}) {
  const cells = Object.values({ ...row, ...change });
  return makeRecordReader(mapWith(map), head)(cells, now);
}

describe("a row of a history", () => {
  it("becomes a request with its own times, closed where it was answered", () => {
    expect(read()).toEqual({
      id: "7",
      user: "U1",
      kind: "complaint",
      urgency: "normal",
      subject: "路灯不亮",
      words: "门口的路灯三天不亮。",
      answer: "已修。",
      reportedAt: "2019-02-28T03:25:05.000Z",
      answeredAt: "2019-03-05T01:00:00.000Z",
      closed: true,
      placeId: undefined,
    });
  });

  it("without an answer is closed or open, as the map says", () => {
    const unanswered = { reply: "", reply_time: "" };
    expect(read(unanswered)).toMatchObject({ closed: true });
    expect(read(unanswered, { withoutAnswer: "open" })).toMatchObject({ closed: false });
    expect(read({}, { withoutAnswer: "open" })).toMatchObject({ closed: true });
  });

  it("without words is known by its subject", () => {
    const bare = read({ body: "  " });
    expect(bare).toMatchObject({ words: "路灯不亮" });
    expect(bare).not.toHaveProperty("subject");
    expect(read({ body: "", subject: "" })).toEqual({ refused: "words-missing" });
  });

  it("keeps long texts whole and refuses those beyond the limit, never cutting", () => {
    const long = "长".repeat(50_000);
    expect(read({ body: long, reply: long })).toMatchObject({ words: long, answer: long });
    expect(read({ body: `${long}长` })).toEqual({
      refused: "text-too-long",
      details: { column: "body", length: 50_001, most: 50_000 },
    });
    expect(read({ subject: "长".repeat(501) })).toMatchObject({ refused: "text-too-long" });
  });

  it("keeps line breaks, quotation marks and anything else that can be read", () => {
    const words = '他说：“不行”。\n\n"第二段", it\'s\ttrue 🙂 <b>';
    expect(read({ body: words })).toMatchObject({ words });
    const refused = { refused: "text-unprintable", details: { column: "body" } };
    expect(read({ body: "前\u0000后" })).toEqual(refused);
    expect(read({ body: "前\u001b[31m后" })).toEqual(refused);
  });

  it("takes a day without an hour for the answer to what was asked on it", () => {
    const sameDay = read({ reply_time: "2019/2/28" });
    expect(sameDay).toMatchObject({ answeredAt: "2019-02-28T03:25:05.000Z" });
    expect(read({ reply_time: "2019/2/27" })).toEqual({ refused: "answer-before-request" });
    expect(read({ reply_time: "2019/2/28 11:25:04" })).toEqual({ refused: "answer-before-request" });
  });

  it.each([
    [{ id: " " }, { refused: "id-missing", details: { column: "id" } }],
    [{ id: "7".repeat(101) }, { refused: "id-too-long", details: { most: 100 } }],
    [{ time: "" }, { refused: "time-missing", details: { column: "time" } }],
    [
      { time: "2019/2/30 1:00:00" },
      { refused: "time-unreadable", details: { column: "time", value: "2019/2/30 1:00:00" } },
    ],
    [
      { reply_time: "soon" },
      { refused: "time-unreadable", details: { column: "reply_time", value: "soon" } },
    ],
    [
      { time: "2030/1/1 1:00:00" },
      { refused: "time-ahead", details: { column: "time", value: "2030/1/1 1:00:00" } },
    ],
  ])("%j is refused", (change, refusal) => {
    expect(read(change)).toEqual(refusal);
  });

  it("of another number of columns is refused", () => {
    expect(makeRecordReader(mapWith(), head)(["7", "U1"], now)).toEqual({
      refused: "columns-differ",
      details: { found: 2, expected: 7 },
    });
  });
});

describe("kind and place of a row", () => {
  const columns = { id: "id", words: "body", reportedAt: "time", kind: "subject", place: "user" };
  const map = { columns, kinds: { 投诉举报: "complaint" }, places: { 昌吉市: "652301" } };

  it("are read by the map's tables, or as they stand", () => {
    expect(read({ subject: "投诉举报", user: "昌吉市" }, map)).toMatchObject({
      kind: "complaint",
      placeId: "652301",
    });
    expect(read({ subject: "praise", user: "652302" }, map)).toMatchObject({
      kind: "praise",
      placeId: "652302",
    });
  });

  it("have a value for all rows where the row has none", () => {
    const constants = { kind: "help", placeId: "652323" };
    expect(read({ subject: "", user: "" }, { ...map, constants })).toMatchObject({
      kind: "help",
      placeId: "652323",
    });
  });

  it("that nobody knows are refused, whatever objects inherit", () => {
    for (const subject of ["闲聊", "constructor", "toString"])
      expect(read({ subject }, map)).toEqual({ refused: "kind-unknown", details: { value: subject } });
  });
});
