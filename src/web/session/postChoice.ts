import { useSyncExternalStore } from "react";
import { browserStorage } from "#web/draft/browserStorage.ts";

const storageKey = "shiliu.post";
const listeners = new Set<() => void>();
let chosen: string | undefined;
let read = false;

/** The post a member of staff acts in, also outside React: the API client sends it with every request. */
export function getChosenPost(): string | undefined {
  if (!read) {
    chosen = browserStorage().getItem(storageKey) ?? undefined;
    read = true;
  }
  return chosen;
}

/** Chooses the post to act in, or none. */
export function choosePost(postId: string | undefined): void {
  if (getChosenPost() === postId) return;
  chosen = postId;
  if (postId === undefined) browserStorage().removeItem(storageKey);
  else browserStorage().setItem(storageKey, postId);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen post, for components. */
export function useChosenPost(): string | undefined {
  return useSyncExternalStore(subscribe, getChosenPost);
}
