import { describe, expect, it } from "vitest";
import { clockFace } from "./clockFace.ts";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse("2025-03-04T07:20:00Z");
const running = (startedAgo: number, left: number) =>
  clockFace({ state: "running", startedAt: now - startedAgo, dueAt: now + left }, now);

describe("a clock's face", () => {
  it("runs calmly while more than a quarter of the limit is left", () => {
    expect(running(day, 4 * day)).toEqual({ tone: "running", remainingMs: 4 * day });
  });

  it("warns in the last quarter of a short limit", () => {
    expect(running(30 * 60_000, 9 * 60_000)).toMatchObject({ tone: "soon" });
    expect(running(10 * 60_000, 20 * 60_000)).toMatchObject({ tone: "running" });
  });

  it("warns of a long limit only on its last day", () => {
    expect(running(50 * day, 2 * day)).toMatchObject({ tone: "running" });
    expect(running(59 * day, 20 * hour)).toMatchObject({ tone: "soon" });
  });

  it("is overdue past its due time, even where the list still calls it running", () => {
    expect(running(day, -hour)).toEqual({ tone: "overdue", remainingMs: -hour });
  });

  it("tells by how much a finished one was late", () => {
    const face = clockFace({ state: "missed", dueAt: now - day, stoppedAt: now - day + hour }, now);
    expect(face).toEqual({ tone: "missed", lateMs: hour });
  });

  it("is still overdue where it was missed and has not stopped", () => {
    expect(clockFace({ state: "missed", dueAt: now - hour }, now)).toEqual({
      tone: "overdue",
      remainingMs: -hour,
    });
  });

  it("stands still while paused", () => {
    const paused = { state: "paused", dueAt: now - day, remainingMs: 2 * hour } as const;
    expect(clockFace(paused, now + 5 * day)).toEqual({ tone: "paused", remainingMs: 2 * hour });
  });

  it("is met for good", () => {
    expect(clockFace({ state: "met", dueAt: now - day }, now)).toEqual({ tone: "met" });
  });
});
