/** What happened in a month, counted. */
export interface Tally {
  readonly acts: Map<string, number>;
  readonly refusals: Map<string, number>;
  /** Answers that no rule explains: a 500, a receipt that opens nothing. */
  readonly failures: string[];
  /** Acts that were offered and that no example says anything for. */
  readonly unsaid: Set<string>;
  sentTwice: number;
  collided: number;
  lapses: number;
}

/** An empty tally. */
export function newTally(): Tally {
  return {
    acts: new Map(),
    refusals: new Map(),
    failures: [],
    unsaid: new Set(),
    sentTwice: 0,
    collided: 0,
    lapses: 0,
  };
}

/** Counts one more. */
export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Lines of a table of counts, the most first. */
export function tableOf(title: string, counts: ReadonlyMap<string, number>): string {
  const rows = [...counts].toSorted(([one, many], [other, more]) => more - many || one.localeCompare(other));
  return [title, ...rows.map(([name, times]) => `  ${String(times).padStart(7)}  ${name}`)].join("\n");
}
