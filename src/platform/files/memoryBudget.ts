/** What one piece of work holds of a {@link memoryBudget}. */
export interface MemoryShare {
  /** Takes more bytes, or says that there are none left. */
  take(bytes: number): boolean;
  /** Gives all of them back. */
  close(): void;
}

/** Keeps count of the bytes that many pieces of work hold together, so that they stay below a bound. */
export function memoryBudget(mostBytes: number): { open(): MemoryShare } {
  let heldBytes = 0;
  return {
    open() {
      let own = 0;
      return {
        take(bytes) {
          if (heldBytes + bytes > mostBytes) return false;
          heldBytes += bytes;
          own += bytes;
          return true;
        },
        close() {
          heldBytes -= own;
          own = 0;
        },
      };
    },
  };
}
