import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatBytes,
  formatDay,
  formatInstant,
  formatPercent,
  formatRemaining,
  formatSpan,
  formatTime,
} from "./formats.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("instants", () => {
  it("are told in Beijing time wherever they are read", () => {
    expect(formatInstant("2025-03-04T07:20:00Z", "zh")).toBe("2025年3月4日 15:20");
    expect(formatInstant("2025-03-04T07:20:00Z", "en")).toBe("4 Mar 2025, 15:20");
  });

  it("belong to the Beijing day, not the day in London", () => {
    expect(formatDay("2025-12-31T16:00:00Z", "zh")).toBe("2026年1月1日");
  });

  it("tell midnight as 00:00", () => {
    expect(formatTime("2025-03-03T16:00:00Z", "zh")).toBe("00:00");
  });
});

describe("what is left of a limit", () => {
  it.each([
    [2 * hour + 10 * minute, "还剩 2 小时 10 分", "2 h 10 min left"],
    [3 * day + 4 * hour + 59 * minute, "还剩 3 天 4 小时", "3 days 4 h left"],
    [day, "还剩 1 天", "1 day left"],
    [hour, "还剩 1 小时", "1 h left"],
    [59_999, "还剩不到 1 分钟", "less than a minute left"],
    [0, "还剩不到 1 分钟", "less than a minute left"],
    [-1, "刚刚超期", "just overdue"],
    [-42 * minute, "已超期 42 分", "42 min overdue"],
    [-day, "已超期 1 天", "1 day overdue"],
  ])("%i ms is said in plain words", (ms, zh, en) => {
    expect(formatRemaining(ms, "zh")).toBe(zh);
    expect(formatRemaining(ms, "en")).toBe(en);
  });

  it("is never promised longer than it is: a span is rounded down", () => {
    expect(formatSpan(2 * hour - 1, "zh")).toBe("1 小时 59 分");
  });
});

describe("ages", () => {
  const now = Date.parse("2025-03-04T07:20:00Z");

  it("count back from the server's now", () => {
    expect(formatAgo(now - 3 * hour, now, "zh")).toBe("3 小时前");
    expect(formatAgo(now - 2 * day, now, "en")).toBe("2 days ago");
  });

  it("take an instant a little ahead for just now, since clocks differ", () => {
    expect(formatAgo(now + 4_000, now, "zh")).toBe("刚刚");
  });
});

it("gives shares with at most one decimal", () => {
  expect(formatPercent(0.9425, "zh")).toBe("94.3%");
  expect(formatPercent(1, "en")).toBe("100%");
});

it("gives file sizes in the unit a person would use", () => {
  expect([900, 310_000, 2_400_000, 52_428_800].map((bytes) => formatBytes(bytes, "zh"))).toEqual([
    "0.9 KB",
    "303 KB",
    "2.3 MB",
    "50 MB",
  ]);
});
