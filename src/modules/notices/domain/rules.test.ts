import { describe, expect, it } from "vitest";
import { reporterDefaults, staffKinds, wantsInApp, wantsKind, wantsStep } from "./choices.ts";
import { deliveryRules, isGivenUp, waitAfter } from "./deliveryRules.ts";
import { fillTemplate } from "./fillTemplate.ts";
import { maskAddress } from "./maskAddress.ts";
import { quietUntil, sendAt } from "./quietHours.ts";
import { findTemplate, templates } from "./templates.ts";

const night = { fromMinute: 22 * 60, untilMinute: 8 * 60 };
const noon = { fromMinute: 12 * 60, untilMinute: 14 * 60 };
const beijing = (text: string): Date => new Date(`${text}+08:00`);

describe("quiet hours", () => {
  it.each([
    ["2026-03-05T21:59:59", undefined],
    ["2026-03-05T22:00:00", "2026-03-06T08:00:00"],
    ["2026-03-06T00:30:00", "2026-03-06T08:00:00"],
    ["2026-03-06T07:59:59", "2026-03-06T08:00:00"],
    ["2026-03-06T08:00:00", undefined],
  ])("over midnight: at %s they last until %s", (at, until) => {
    expect(quietUntil(night, beijing(at))).toEqual(until === undefined ? undefined : beijing(until));
  });

  it("within a day end on that day", () => {
    expect(quietUntil(noon, beijing("2026-03-05T13:00:00"))).toEqual(beijing("2026-03-05T14:00:00"));
    expect(quietUntil(noon, beijing("2026-03-05T14:00:00"))).toBeUndefined();
  });

  it("hold back what is not urgent, and nothing where there are none", () => {
    const at = beijing("2026-03-05T23:00:00");
    expect(sendAt(night, at, false)).toEqual(beijing("2026-03-06T08:00:00"));
    expect(sendAt(night, at, true)).toEqual(at);
    expect(sendAt(undefined, at, false)).toEqual(at);
  });
});

describe("a message that fails", () => {
  it("waits twice as long each time, at most so long, and longer where the carrier asks", () => {
    expect([1, 2, 3, 4].map((tries) => waitAfter(tries))).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(waitAfter(50)).toBe(deliveryRules.longestWaitMs);
    expect(waitAfter(1, 90_000)).toBe(90_000);
    expect(waitAfter(0)).toBe(deliveryRules.firstWaitMs);
  });

  it("is given up after two days, so that a carrier may be down for one", () => {
    const due = beijing("2026-03-05T10:00:00");
    expect(isGivenUp(due, beijing("2026-03-06T11:00:00"))).toBe(false);
    expect(isGivenUp(due, beijing("2026-03-07T10:00:00"))).toBe(true);
  });
});

describe("templates", () => {
  it("have the same blanks in each language, and none but those that name no person and no word", () => {
    const allowed = new Set(["number", "body", "step", "clock", "due", "from", "until", "link"]);
    const blanks = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted();
    for (const { says } of Object.values(templates)) {
      expect(blanks(says.zh)).toEqual(blanks(says.en));
      expect(blanks(says.zh).filter((name) => !allowed.has(name))).toEqual([]);
      expect(says.zh).toMatch(/^【石榴】/);
    }
  });

  it("are filled in the reader's language, times as their clock shows them", () => {
    const blanks = {
      number: "SL00000001",
      "body.zh": "住建局",
      "body.en": "Housing",
      due: "2026-03-05T10:00:00.000Z",
    };
    const filled = fillTemplate(templates["duty-sign-in"], { ...blanks, link: "https://x/1" }, "en");
    expect(filled.words.zh).toBe(
      "【石榴】工单 SL00000001 已派到住建局，请于 3月5日 18:00 前签收。 https://x/1",
    );
    expect(filled.words.en).toBe(
      "[Shiliu] Case SL00000001 was sent to Housing. Please sign it in by 5 Mar, 18:00. https://x/1",
    );
    expect(filled.values).toEqual({
      number: "SL00000001",
      body: "Housing",
      due: "5 Mar, 18:00",
      link: "https://x/1",
    });
    const open = fillTemplate(templates["duty-sign-in"], { number: "SL1" }, "zh");
    expect(open.words.zh).toContain("（未定）");
  });

  it("are found by their own names only", () => {
    expect(findTemplate("duty-sign-in")).toBeDefined();
    expect(findTemplate("toString")).toBeUndefined();
  });
});

describe("choices", () => {
  it("leave a desk's arrivals untold until somebody wants them, but for urgent ones", () => {
    expect(wantsKind(undefined, "arrived", false)).toBe(false);
    expect(wantsKind(undefined, "arrived", true)).toBe(true);
    expect(
      wantsKind({ channel: "sms", language: "zh", kinds: ["arrived"], notInApp: [] }, "arrived", false),
    ).toBe(true);
    expect(
      wantsKind({ channel: "none", language: "zh", kinds: ["arrived"], notInApp: [] }, "arrived", true),
    ).toBe(false);
  });

  it("tell staff everything in the app until they leave a kind out, whatever goes out to them", () => {
    expect(staffKinds.every((kind) => wantsInApp(undefined, kind))).toBe(true);
    const choice = { channel: "none", language: "zh", kinds: [], notInApp: ["urged"] } as const;
    expect(wantsInApp(choice, "urged")).toBe(false);
    expect(wantsInApp(choice, "signIn")).toBe(true);
  });

  it("tell reporters every step until they choose", () => {
    expect(reporterDefaults.steps.every((step) => wantsStep(undefined, step))).toBe(true);
    expect(wantsStep({ channel: "sms", language: "zh", steps: [] }, "answered")).toBe(false);
  });
});

it("addresses are shown masked", () => {
  expect(maskAddress({ phone: "13812345678" })).toBe("138****5678");
  expect(maskAddress({ phone: "12345" })).toBe("****45");
  expect(maskAddress({ email: "li@example.cn" })).toBe("l***@example.cn");
  expect(maskAddress({ chat: "li.ming" })).toBe("l***");
});
