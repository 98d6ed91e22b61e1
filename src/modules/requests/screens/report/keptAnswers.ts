import type { KeptText } from "#web/draft/browserStorage.ts";
import { findDraft, keepDraft } from "#web/draft/draft.ts";

// With the drafts: whoever signs out of a shared machine leaves no answer behind.
const key = "answers:desk";
const version = 1;

/** An answer on the line whose case is written down, until the server has said what became of it. */
export interface KeptAnswer {
  caseId: string;
  number: string;
  /** What it is answered from; absent once the clerk answers in words of their own. */
  article?: { id: string; version: number } | undefined;
  title: string;
  words: string;
  /** Why it was not recorded: it is not sent again by itself. */
  refusal?: { code: string; message: string } | undefined;
}

/** The answers of which nobody knows yet whether they are recorded, and those that were refused; the oldest first. */
export function listKeptAnswers(storage: KeptText, now: Date): readonly KeptAnswer[] {
  return findDraft<readonly KeptAnswer[]>(storage, key, { version, now }) ?? [];
}

/** Keeps an answer, in place of an earlier one on the same case. */
export function keepAnswer(storage: KeptText, answer: KeptAnswer, now: Date): void {
  const kept = listKeptAnswers(storage, now);
  const known = kept.some(({ caseId }) => caseId === answer.caseId);
  const all = known ? kept.map((each) => (each.caseId === answer.caseId ? answer : each)) : [...kept, answer];
  keepDraft(storage, key, all, { version, now });
}

/** Forgets an answer: it is recorded, or given up. */
export function dropKeptAnswer(storage: KeptText, caseId: string, now: Date): void {
  const left = listKeptAnswers(storage, now).filter((each) => each.caseId !== caseId);
  keepDraft(storage, key, left, { version, now });
}
