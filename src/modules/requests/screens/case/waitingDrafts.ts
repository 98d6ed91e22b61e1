import type { FormDraft } from "#web/kit/ActionForm.tsx";
import type { KeptText } from "#web/draft/browserStorage.ts";
import { draftKeyOf } from "#web/draft/draftOwner.ts";
import { listDrafts } from "#web/draft/listDrafts.ts";

/** Whose drafts on which case: each post's apart, since each writes in its own name. */
export interface DraftPlace {
  caseId: string;
  personId: string | undefined;
  postId: string | undefined;
}

/** A form that somebody began on a case and has not sent. */
export interface WaitingDraft {
  /** The form's name: the action, with the task it is taken on. */
  name: string;
  savedAt: string;
  /** What was written in it, without what was chosen. */
  texts: readonly string[];
}

/** Names the drafts of a case in one post; its forms add their own name. */
export function draftSubject({ caseId, postId }: Omit<DraftPlace, "personId">): string {
  return postId === undefined ? `case:${caseId}` : `case:${caseId}:${postId}`;
}

// As forms keep them.
const version = 1;

/** The forms begun on a case in which something stands, the oldest first. */
export function listWaitingDrafts(storage: KeptText, place: DraftPlace, now: Date): WaitingDraft[] {
  const beginning = draftKeyOf(place.personId, `${draftSubject(place)}:`);
  return listDrafts<Partial<FormDraft>>(storage, beginning, { version, now }).flatMap(
    ({ key, savedAt, value }) => {
      const values: Readonly<Record<string, unknown>> = value.values ?? {};
      if (!Object.values(values).some(holdsSomething)) return [];
      return [{ name: key, savedAt, texts: Object.values(values).flatMap(textsIn) }];
    },
  );
}

/** The cases on which a person has begun something in a post. */
export function casesWithDrafts(
  storage: KeptText,
  { personId, postId }: Omit<DraftPlace, "caseId">,
  now: Date,
): ReadonlySet<string> {
  const begun = listDrafts<Partial<FormDraft>>(storage, draftKeyOf(personId, "case:"), { version, now });
  return new Set(
    begun.flatMap(({ key, value }) => {
      const [caseId = "", ofPost] = key.split(":");
      return ofPost === postId && Object.values(value.values ?? {}).some(holdsSomething) ? [caseId] : [];
    }),
  );
}

/** The key of a draft, by which it is dropped. */
export function keyOfWaiting(place: DraftPlace, name: string): string {
  return draftKeyOf(place.personId, `${draftSubject(place)}:${name}`);
}

/** Whether anything was filled in or chosen. */
function holdsSomething(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== "object" || value === null) return value === true || typeof value === "number";
  // A list of files says besides how its uploads stand.
  if ("files" in value) return holdsSomething(value.files);
  return Object.values(value).some((each) => each === false || holdsSomething(each));
}

// Codes of choices and bodies, days, numbers: nothing that somebody wrote.
const code = /^[\w:.-]*$/;

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return code.test(value.trim()) ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null || "files" in value) return [];
  return Object.values(value).flatMap(textsIn);
}
