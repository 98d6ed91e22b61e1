import type { Words } from "#engine/words.ts";
import type { KeptText } from "#web/draft/browserStorage.ts";

const storageKey = "shiliu.receipts";
const mostKept = 30;

/** What this phone keeps of a case that was reported or opened on it. Never the words: phones are shared. */
export interface KeptReceipt {
  caseId: string;
  number: string;
  receiptCode: string;
  reportedAt: string;
  kind: string;
  /** Known to whoever reported it here: who takes it first, and until when. */
  holder?: Words | undefined;
  dueAt?: string | undefined;
  /** Whether somebody may call back; decides what is said about the end of the case. */
  reachable?: boolean | undefined;
  urgent?: boolean | undefined;
  /** Something was changed after it had been taken in, and is not part of it. */
  changedSince?: boolean | undefined;
}

/** The cases of this phone, newest first. */
export function listReceipts(storage: KeptText): KeptReceipt[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(storageKey) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter(isReceipt) : [];
  } catch {
    return [];
  }
}

/** The receipt kept for a case, if any. */
export function findReceipt(storage: KeptText, caseId: string): KeptReceipt | undefined {
  return listReceipts(storage).find((receipt) => receipt.caseId === caseId);
}

/** Keeps a receipt on this phone; what was known of the case before stays known. */
export function keepReceipt(storage: KeptText, receipt: KeptReceipt): void {
  const before = listReceipts(storage);
  const known = before.find(({ caseId }) => caseId === receipt.caseId);
  const others = before.filter(({ caseId }) => caseId !== receipt.caseId);
  const kept = [{ ...known, ...receipt }, ...others].toSorted((one, other) =>
    other.reportedAt.localeCompare(one.reportedAt),
  );
  storage.setItem(storageKey, JSON.stringify(kept.slice(0, mostKept)));
}

/** Takes a case off this phone; whoever has the code can still open it. */
export function dropReceipt(storage: KeptText, caseId: string): void {
  const left = listReceipts(storage).filter((receipt) => receipt.caseId !== caseId);
  storage.setItem(storageKey, JSON.stringify(left));
}

function isReceipt(value: unknown): value is KeptReceipt {
  if (typeof value !== "object" || value === null) return false;
  return ["caseId", "number", "receiptCode", "reportedAt", "kind"].every(
    (name) => typeof (value as Record<string, unknown>)[name] === "string",
  );
}
