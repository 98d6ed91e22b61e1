/** Chance that is the same on every run. */
export interface Chance {
  /** From 0 up to, not including, `below`. */
  upTo(below: number): number;
  /** One of several. */
  of<Item>(items: readonly Item[]): Item;
  /** One of several, each as likely as its weight says. */
  weighted<Item extends { weight: number }>(items: readonly Item[]): Item;
}

/** Makes chance from a seed (a linear congruential generator: good enough to spread rows). */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const of = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error("Nothing to choose from");
    return item;
  };
  return {
    upTo: (below) => Math.floor(next() * below),
    of,
    weighted(items) {
      const total = items.reduce((sum, { weight }) => sum + weight, 0);
      let left = next() * total;
      const found = items.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return found ?? of(items);
    },
  };
}
