import { memoryStorage } from "#web/draft/browserStorage.ts";

const storageKey = "shiliu.searched";
const most = 6;

/** Where recent searches are kept: of this tab alone, and no longer than it is open. */
export type SearchMemory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

let found: SearchMemory | undefined;

/** The tab's own memory; where the browser allows none, the page's. */
export function searchMemory(): SearchMemory {
  found ??= findMemory() ?? memoryStorage();
  return found;
}

function findMemory(): SearchMemory | undefined {
  try {
    const { sessionStorage } = globalThis;
    sessionStorage.removeItem("shiliu.probe");
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** What a person searched for in a post, the newest first; what another kept is forgotten. */
export function recentSearches(memory: SearchMemory, owner: string): readonly string[] {
  const kept = read(memory);
  if (kept && kept.owner !== owner) forgetSearches(memory);
  return kept?.owner === owner ? kept.texts : [];
}

/** Keeps a search in front of the others. */
export function keepSearch(memory: SearchMemory, owner: string, text: string): void {
  if (text === "") return;
  const others = recentSearches(memory, owner).filter((each) => each !== text);
  const texts = [text, ...others].slice(0, most);
  try {
    memory.setItem(storageKey, JSON.stringify({ owner, texts }));
  } catch {
    // Full: the next search is typed again.
  }
}

/** Forgets what was searched for: whoever signs out leaves nothing of it. */
export function forgetSearches(memory: SearchMemory): void {
  memory.removeItem(storageKey);
}

function read(memory: SearchMemory): { owner: string; texts: readonly string[] } | undefined {
  try {
    const kept: unknown = JSON.parse(memory.getItem(storageKey) ?? "null");
    if (typeof kept !== "object" || kept === null || !("owner" in kept) || !("texts" in kept))
      return undefined;
    const { owner, texts } = kept;
    if (typeof owner !== "string" || !Array.isArray(texts)) return undefined;
    return { owner, texts: texts.filter((text) => typeof text === "string") };
  } catch {
    return undefined;
  }
}
