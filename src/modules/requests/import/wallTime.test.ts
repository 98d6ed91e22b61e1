import { describe, expect, it } from "vitest";
import { findFormatProblem, isTimeZone, makeTimeReader } from "./wallTime.ts";

const read = makeTimeReader(["YYYY/M/D H:mm:ss", "YYYY年M月D日 H:mm", "YYYY/M/D"], "Asia/Shanghai");

describe("a time in a declared format", () => {
  it.each([
    ["2019/2/28 11:25:05", "2019-02-28T03:25:05.000Z"],
    ["2019/12/01 00:00:00", "2019-11-30T16:00:00.000Z"],
    ["2020年2月29日 8:30", "2020-02-29T00:30:00.000Z"],
    // A workbook's own dates are read whatever is declared.
    ["2019-02-28T11:25:05", "2019-02-28T03:25:05.000Z"],
    // Summer time, which China had from 1986 to 1991.
    ["1990/7/1 12:00:00", "1990-07-01T03:00:00.000Z"],
  ])("%s is %s", (text, instant) => {
    expect(read(text)).toEqual({ instant, dayOnly: false });
  });

  it("may be a day, which begins at midnight", () => {
    expect(read("2018/4/24")).toEqual({ instant: "2018-04-23T16:00:00.000Z", dayOnly: true });
  });

  it.each([
    ["2019/2/29 11:25:05", "a day that never was"],
    ["2019/13/1 11:25:05", "a thirteenth month"],
    ["2019/2/28 24:00:00", "an hour past the last"],
    ["2019/2/28 11:60:00", "a sixtieth minute"],
    ["0099/2/28 11:25:05", "a year of two digits"],
    ["19/2/28 11:25:05", "no format"],
    ["2019/2/28 11:25:05 PM", "more than the format"],
    ["1990/4/15 2:30:00", "an hour that summer time leapt over"],
    ["", "nothing"],
  ])("%s is none: %s", (text) => {
    expect(read(text)).toBeUndefined();
  });

  it("is read in the zone that the map names", () => {
    const there = makeTimeReader(["YYYY-MM-DD HH:mm:ss"], "Asia/Urumqi");
    expect(there("2019-02-28 09:25:05")?.instant).toBe("2019-02-28T03:25:05.000Z");
    expect([isTimeZone("Asia/Urumqi"), isTimeZone("Asia/Nowhere")]).toEqual([true, false]);
  });
});

describe("a format", () => {
  it.each([
    ["YYYY/M/D H:mm:ss", undefined],
    ["YYYY年MM月DD日", undefined],
    ["YYYY-MM-DDTHH:mm", undefined],
    ["YYYY-MM-DD HH:mm A", "has letters that name no part of a time: A"],
    ["YYYY/M H:mm", "has no day"],
    ["M/D H:mm", "has no year"],
    ["YYYY/M/D mm", "has minutes and no hours"],
    ["YYYY/M/D H:ss", "has seconds and no minutes"],
    ["YYYY/M/D D", "names the same part twice"],
    ["YYYY/M/D hh:mm a", "has minutes and no hours"],
  ])("%s: %s", (format, problem) => {
    expect(findFormatProblem(format)).toBe(problem);
  });
});
