import type { KeptText } from "#web/draft/browserStorage.ts";
import { findDraft, keepDraft } from "#web/draft/draft.ts";
import { draftKeyOf } from "#web/draft/draftOwner.ts";

// With the drafts: whoever signs out of a shared machine leaves no answer behind, and nobody is shown another's.
const name = "answers:desk";
const version = 1;

/** Who gave them; absent where nobody is signed in. */
type Owner = string | undefined;

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
export function listKeptAnswers(storage: KeptText, owner: Owner, now: Date): readonly KeptAnswer[] {
  return findDraft<readonly KeptAnswer[]>(storage, draftKeyOf(owner, name), { version, now }) ?? [];
}

/** Keeps an answer, in place of an earlier one on the same case. */
export function keepAnswer(storage: KeptText, owner: Owner, answer: KeptAnswer, now: Date): void {
  const kept = listKeptAnswers(storage, owner, now);
  const known = kept.some(({ caseId }) => caseId === answer.caseId);
  const all = known ? kept.map((each) => (each.caseId === answer.caseId ? answer : each)) : [...kept, answer];
  keepDraft(storage, draftKeyOf(owner, name), all, { version, now });
}

/** Forgets an answer: it is recorded, or given up. */
export function dropKeptAnswer(storage: KeptText, owner: Owner, caseId: string, now: Date): void {
  const left = listKeptAnswers(storage, owner, now).filter((each) => each.caseId !== caseId);
  keepDraft(storage, draftKeyOf(owner, name), left, { version, now });
}
