import { describe, expect, it } from "vitest";
import { atMost } from "./atMost.ts";
import { memoryBudget } from "./memoryBudget.ts";

describe("atMost", () => {
  it("runs no more than that many at once, in the order they came, past failures too", async () => {
    const inTurn = atMost(2);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const work = (number: number) => async () => {
      begun.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (number === 3) throw new Error("third");
      return number;
    };
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((number) => inTurn(work(number))));
    expect(most).toBe(2);
    expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
    expect(outcomes.map((outcome) => outcome.status === "fulfilled")).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe("memoryBudget", () => {
  it("gives no more than there is, and all of it again once it is given back", () => {
    const budget = memoryBudget(100);
    const first = budget.open();
    const second = budget.open();
    expect([first.take(60), second.take(60), second.take(40), first.take(1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    first.close();
    first.close();
    expect([second.take(60), second.take(1)]).toEqual([true, false]);
  });
});
