import type { KeptText } from "./browserStorage.ts";
import { draftKeyOf } from "./draftOwner.ts";

/** Drafts hold what residents wrote; on a shared machine they must not lie about for ever. */
export const draftLifeDays = 7;

/** How the names of drafts begin in the browser. */
export const draftPrefix = "shiliu.draft:";
const dayMs = 86_400_000;

interface KeptDraft {
  version: number;
  savedAt: string;
  value: unknown;
}

/** What was written, and when. */
export interface FoundDraft<Value> {
  value: Value;
  savedAt: string;
}

/** What a draft must fit to be given back. */
export interface Fitting {
  version: number;
  now: Date;
}

/** The draft kept under `key` with its time, unless it is of another version, too old, or not readable. */
export function readDraft<Value>(
  storage: KeptText,
  key: string,
  { version, now }: Fitting,
): FoundDraft<Value> | undefined {
  const text = storage.getItem(draftPrefix + key);
  if (text === null) return undefined;
  const draft = parseDraft(text);
  const ageMs = draft ? now.getTime() - Date.parse(draft.savedAt) : Number.NaN;
  if (draft?.version === version && ageMs < draftLifeDays * dayMs)
    return { value: draft.value as Value, savedAt: draft.savedAt };
  storage.removeItem(draftPrefix + key);
  return undefined;
}

/** The draft kept under `key`, as {@link readDraft} finds it. */
export function findDraft<Value>(storage: KeptText, key: string, fitting: Fitting): Value | undefined {
  return readDraft<Value>(storage, key, fitting)?.value;
}

/** Keeps a draft; a later {@link findDraft} with the same version gives it back. */
export function keepDraft<Value>(
  storage: KeptText,
  key: string,
  value: Value,
  { version, now }: { version: number; now: Date },
): void {
  const draft: KeptDraft = { version, savedAt: now.toISOString(), value };
  storage.setItem(draftPrefix + key, JSON.stringify(draft));
}

/** Forgets one draft: it was sent or given up. */
export function dropDraft(storage: KeptText, key: string): void {
  storage.removeItem(draftPrefix + key);
}

/** Forgets a person's drafts, and those that are nobody's: whoever signs out of a shared machine leaves nothing behind. */
export function dropDraftsOf(storage: KeptText, owner: string | undefined): void {
  for (const key of storage.keys()) {
    if (!key.startsWith(draftPrefix)) continue;
    const name = key.slice(draftPrefix.length);
    // Another's waits for them, as they left it when their session ran out.
    if (!name.includes("/") || (owner !== undefined && name.startsWith(draftKeyOf(owner, ""))))
      storage.removeItem(key);
  }
}

function parseDraft(text: string): KeptDraft | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    if (!("version" in parsed && "savedAt" in parsed && "value" in parsed)) return undefined;
    if (typeof parsed.version !== "number" || typeof parsed.savedAt !== "string") return undefined;
    return { version: parsed.version, savedAt: parsed.savedAt, value: parsed.value };
  } catch {
    return undefined;
  }
}
