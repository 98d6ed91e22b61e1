import { describe, expect, it } from "vitest";
import { gather } from "./gather.ts";

interface Call {
  items: readonly string[];
  end(): void;
}

/** Work that ends when the test says so. */
function heldWork() {
  const calls: Call[] = [];
  const work = (items: readonly string[]) =>
    new Promise<string[]>((resolve) => {
      calls.push({ items, end: () => resolve(items.map((item) => `${item}!`)) });
    });
  return { calls, work };
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const rules = { most: 3, atOnce: 1, nameOf: (item: string) => item };

describe("gather", () => {
  it("does together what comes while earlier work is under way, and gives each its own result", async () => {
    const { calls, work } = heldWork();
    const ask = gather(rules, work);
    const first = ask("a");
    await turn();
    const others = [ask("b"), ask("c"), ask("d"), ask("e")];
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([["a"]]);
    calls[0]?.end();
    await turn();
    expect(calls.at(-1)?.items).toEqual(["b", "c", "d"]);
    calls[1]?.end();
    await turn();
    calls[2]?.end();
    expect(await Promise.all([first, ...others])).toEqual(["a!", "b!", "c!", "d!", "e!"]);
  });

  it("lets a lone call go at once", async () => {
    expect(await gather(rules, async (items) => items)("a")).toBe("a");
  });

  it("never puts two of one name together", async () => {
    const { calls, work } = heldWork();
    const ask = gather(rules, work);
    const both = [ask("a"), ask("a"), ask("b")];
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([["a", "b"]]);
    calls[0]?.end();
    await turn();
    expect(calls.at(-1)?.items).toEqual(["a"]);
    calls[1]?.end();
    expect(await Promise.all(both)).toEqual(["a!", "a!", "b!"]);
  });

  it("tries each alone where together they failed for one of them", async () => {
    const tried: string[][] = [];
    const ask = gather(
      rules,
      async (items) => {
        tried.push([...items]);
        if (items.includes("bad")) throw new Error("bad");
        return items;
      },
      () => true,
    );
    const results = await Promise.allSettled([ask("a"), ask("bad"), ask("c")]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(tried).toEqual([["a", "bad", "c"], ["a"], ["bad"], ["c"]]);
  });

  it("fails all where trying again would not help, and goes on with the next", async () => {
    let broken = true;
    const ask = gather(rules, async (items) => {
      if (broken) throw new Error("no connection");
      return items;
    });
    const results = await Promise.allSettled([ask("a"), ask("b")]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    broken = false;
    expect(await ask("c")).toBe("c");
  });
});
