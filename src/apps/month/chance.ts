/** Chance that falls the same way for the same seed. */
export interface Chance {
  /** A number from 0 up to, but not, 1. */
  throw(): number;
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean;
  /** One of several; throws where there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of several by weight; `undefined` where nothing weighs anything. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** Chance of somebody's own (a person's, a case's), so that what one throws changes nothing for another. */
export function chanceOf(seed: number, whose: string): Chance {
  let state = hashOf(`${seed}/${whose}`);
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    throw: next,
    happens: (likelihood) => next() < likelihood,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("Nothing to pick from");
      return item;
    },
    weighted(items, weightOf) {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      return items.find((item) => {
        left -= weightOf(item);
        return left < 0;
      });
    },
  };
}
