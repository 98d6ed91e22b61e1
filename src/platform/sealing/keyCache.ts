import type { KeyObject } from "node:crypto";

/** Unwrapped keys a process keeps for a while: bounded in number and in age, the least recently used go first. */
export interface KeyCache {
  recall(subjectId: string): KeyObject | undefined;
  remember(subjectId: string, key: KeyObject): void;
  forget(subjectId: string): void;
}

/** Makes an empty {@link KeyCache}; a key is forgotten `keptForMs` after it was last read from the database. */
export function makeKeyCache(size: number, keptForMs: number, clock: () => Date): KeyCache {
  const entries = new Map<string, { key: KeyObject; until: number }>();
  return {
    recall(subjectId) {
      const entry = entries.get(subjectId);
      if (!entry) return undefined;
      entries.delete(subjectId);
      if (entry.until <= clock().getTime()) return undefined;
      entries.set(subjectId, entry);
      return entry.key;
    },
    remember(subjectId, key) {
      entries.delete(subjectId);
      entries.set(subjectId, { key, until: clock().getTime() + keptForMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= size) break;
        entries.delete(oldest);
      }
    },
    forget(subjectId) {
      entries.delete(subjectId);
    },
  };
}
