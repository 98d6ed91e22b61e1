import type { KeptText } from "./browserStorage.ts";
import { draftPrefix, type Fitting, type FoundDraft, readDraft } from "./draft.ts";

/** All drafts whose key begins like this, each under the rest of its key, the oldest first. */
export function listDrafts<Value>(
  storage: KeptText,
  beginning: string,
  fitting: Fitting,
): (FoundDraft<Value> & { key: string })[] {
  const begins = draftPrefix + beginning;
  return storage
    .keys()
    .flatMap((name) => {
      if (!name.startsWith(begins)) return [];
      const draft = readDraft<Value>(storage, name.slice(draftPrefix.length), fitting);
      return draft ? [{ ...draft, key: name.slice(begins.length) }] : [];
    })
    .toSorted((one, other) => one.savedAt.localeCompare(other.savedAt));
}
