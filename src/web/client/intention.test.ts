import { describe, expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { type ApiError, thrownApiError, unreachable } from "./apiError.ts";
import { keyOfIntention, sendIntention, settleIntention } from "./intention.ts";

const refusal: ApiError = { kind: "refused", code: "already-closed", message: "已销单", status: 409 };
const broken: ApiError = { kind: "broken", code: "http-502", message: "", status: 502 };

/** Sends to a server that answers as told, and remembers what it was sent and how long was waited. */
async function sendTo(answers: readonly (ApiError | "yes")[]) {
  const keys: string[] = [];
  const waits: number[] = [];
  const attempts: number[] = [];
  const outcome = await sendIntention({
    key: "k1",
    waitsMs: [1_000, 3_000],
    wait: async (ms) => void waits.push(ms),
    onRetry: (attempt) => void attempts.push(attempt),
    send: async (key) => {
      const answer = answers[keys.push(key) - 1];
      if (answer === "yes") return "done";
      throw thrownApiError(answer ?? broken);
    },
  });
  return { outcome, keys, waits, attempts };
}

describe("sending an intention", () => {
  it("is done only when the server said so", async () => {
    const { outcome, keys } = await sendTo(["yes"]);
    expect(outcome).toEqual({ done: true, output: "done" });
    expect(keys).toEqual(["k1"]);
  });

  it("sends again with the same key while no answer comes", async () => {
    const { outcome, keys, waits, attempts } = await sendTo([unreachable, unreachable, "yes"]);
    expect(outcome.done).toBe(true);
    expect(keys).toEqual(["k1", "k1", "k1"]);
    expect(waits).toEqual([1_000, 3_000]);
    expect(attempts).toEqual([1, 2]);
  });

  it("gives up as unreachable, and never as done, when no answer comes at all", async () => {
    const { outcome, keys } = await sendTo([unreachable, unreachable, unreachable]);
    expect(outcome).toEqual({ done: false, error: unreachable });
    expect(keys).toHaveLength(3);
  });

  it("does not repeat what the server refused", async () => {
    const { outcome, keys } = await sendTo([refusal]);
    expect(outcome).toEqual({ done: false, error: refusal });
    expect(keys).toHaveLength(1);
  });

  it("leaves a broken server to the person, who decides when to try again", async () => {
    const { outcome, keys } = await sendTo([broken]);
    expect(outcome).toEqual({ done: false, error: broken });
    expect(keys).toHaveLength(1);
  });
});

describe("the key of an intention", () => {
  const makeKeys = () => {
    let made = 0;
    return () => `key-${(made += 1)}`;
  };

  it.each([
    ["no answer", unreachable],
    ["a broken server", broken],
  ])("stays the same after %s, since nobody knows whether it took effect", (_what, error) => {
    const storage = memoryStorage();
    const makeKey = makeKeys();
    const first = keyOfIntention(storage, "close:1", makeKey);
    settleIntention(storage, "close:1", { done: false, error });
    expect(keyOfIntention(storage, "close:1", makeKey)).toBe(first);
  });

  it.each([
    ["it was done", { done: true, output: undefined } as const],
    ["it was refused", { done: false, error: refusal } as const],
  ])("is a new one after %s", (_what, outcome) => {
    const storage = memoryStorage();
    const makeKey = makeKeys();
    const first = keyOfIntention(storage, "close:1", makeKey);
    settleIntention(storage, "close:1", outcome);
    expect(keyOfIntention(storage, "close:1", makeKey)).not.toBe(first);
  });

  it("is never shared by two intentions", () => {
    const storage = memoryStorage();
    const makeKey = makeKeys();
    expect(keyOfIntention(storage, "close:1", makeKey)).not.toBe(keyOfIntention(storage, "close:2", makeKey));
  });
});
