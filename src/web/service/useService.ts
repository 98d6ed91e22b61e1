import { useSyncExternalStore } from "react";
import type { Words } from "#engine/words.ts";

/** What the service is called, and how else it is reached. */
export interface Service {
  named: boolean;
  name: Words;
  shortName: Words;
  hotline: string;
  territory: Words;
  prefecture?: Words;
}

const storageKey = "shiliu.service";
const product: Words = { zh: "石榴", en: "Shiliu" };
const listeners = new Set<() => void>();
let known: Service | undefined;
let asked = false;

/**
 * Asks what the service is called. By itself rather than as a query: the head of every page waits for it, and what
 * answers queries is loaded by the pages that ask some.
 */
export async function renewService(): Promise<void> {
  try {
    const answer = await fetch("/api/v1/service");
    if (!answer.ok) return;
    known = (await answer.json()) as Service;
    for (const listener of listeners) listener();
    localStorage.setItem(storageKey, JSON.stringify(known));
  } catch {
    // Without a network it goes by the name that this browser last heard; one that keeps nothing asks each time.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    void renewService();
  }
  return () => listeners.delete(listener);
}

/** As it was called when this browser last heard, so that the head of the page does not change under the reader. */
function readService(): Service {
  known ??= remembered() ?? {
    named: false,
    name: product,
    shortName: product,
    hotline: "12345",
    territory: { zh: "", en: "" },
  };
  return known;
}

function remembered(): Service | undefined {
  try {
    return (JSON.parse(localStorage.getItem(storageKey) ?? "null") as Service | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What the service is called, in one place for head, titles and help. */
export function useService(): Service {
  return useSyncExternalStore(subscribe, readService);
}
