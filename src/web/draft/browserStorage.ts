/** What is kept in this browser, or for as long as the page lives where the browser allows no storage. */
export interface KeptText {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  keys(): string[];
}

/** Storage that ends with the page: for private windows that refuse the real one, and for tests. */
export function memoryStorage(): KeptText {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

let found: KeptText | undefined;

/** The browser's own storage; a full or forbidden one loses the write, never the page. */
export function browserStorage(): KeptText {
  found ??= findStorage() ?? memoryStorage();
  return found;
}

function findStorage(): KeptText | undefined {
  try {
    const storage = globalThis.localStorage;
    const probe = "shiliu.probe";
    storage.setItem(probe, probe);
    storage.removeItem(probe);
    return {
      getItem: (key) => storage.getItem(key),
      setItem(key, value) {
        try {
          storage.setItem(key, value);
        } catch {
          // Full: the person still has what is on the screen.
        }
      },
      removeItem: (key) => storage.removeItem(key),
      keys: () => Object.keys(storage),
    };
  } catch {
    return undefined;
  }
}
