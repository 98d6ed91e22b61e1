import type { KeptText } from "#web/draft/browserStorage.ts";

const storageKey = "shiliu.place";

/** The place of the last report from this browser, from the county down. */
export function lastPlace(storage: KeptText): string[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(storageKey) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers a place: the next report from here is most likely about it too. */
export function keepPlace(storage: KeptText, placeIds: readonly string[]): void {
  storage.setItem(storageKey, JSON.stringify(placeIds));
}
