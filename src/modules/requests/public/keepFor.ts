/** Gives what was loaded for a key, from memory while it is fresh. */
export type Kept<Value> = (key: string, now: Date, load: () => Promise<Value>) => Promise<Value>;

/**
 * Keeps what is dear to load for so long, for so many keys at most. Whoever asks while it is being loaded waits for the
 * same load; one that fails is not kept.
 */
export function keepFor<Value>(freshMs: number, mostKeys: number): Kept<Value> {
  const kept = new Map<string, { atMs: number; value: Promise<Value> }>();
  return async (key, now, load) => {
    const atMs = now.getTime();
    const known = kept.get(key);
    // A clock that steps back must not keep anything for longer.
    if (known && Math.abs(atMs - known.atMs) < freshMs) return known.value;
    const value = load();
    const entry = { atMs, value };
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKeys) break;
      kept.delete(oldest);
    }
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return value;
  };
}
