import type { PersonId } from "#engine/actor.ts";
import type { Body, HeldPost, Person } from "./body.ts";

/** What can happen to a body, a person or a post. */
export const changeActs = [
  "body-established",
  "body-changed",
  "body-moved",
  "body-dissolved",
  "body-took-over",
  "person-added",
  "person-changed",
  "person-left",
  "post-given",
  "post-ended",
  "imported",
  "key-made",
  "key-ended",
  "sign-in-password",
  "sign-in-second-factor",
  "sign-in-sessions",
  "sign-in-unlock",
  "service-named",
  "vouched",
  "vouch-taken-back",
  "went-live",
] as const;

/** One of {@link changeActs}. */
export type ChangeAct = (typeof changeActs)[number];

/** One line of the history: what was, what is, and why. */
export interface Change {
  act: ChangeAct;
  subjectKind: "body" | "person" | "post" | "import" | "installation";
  subjectId: string;
  oldValue: unknown;
  newValue: unknown;
  reason: string | undefined;
}

/** A {@link Change} as kept: with its number, its time and who made it (undefined: the system). */
export interface StoredChange extends Change {
  id: number;
  at: Date;
  by: PersonId | undefined;
}

/** The history line of a body that came, changed, moved or went. */
export function bodyChange(act: ChangeAct, before: Body | undefined, after: Body, reason?: string): Change {
  return { act, subjectKind: "body", subjectId: after.id, oldValue: before, newValue: after, reason };
}

/** The history line of a person who came, changed or left. */
export function personChange(
  act: ChangeAct,
  before: Person | undefined,
  after: Person,
  reason?: string,
): Change {
  return { act, subjectKind: "person", subjectId: after.id, oldValue: before, newValue: after, reason };
}

/** The history line of a post given or ended. */
export function postChange(
  act: "post-given" | "post-ended",
  before: HeldPost | undefined,
  after: HeldPost,
  reason?: string,
): Change {
  return { act, subjectKind: "post", subjectId: after.id, oldValue: before, newValue: after, reason };
}

/** The history line of what concerns the installation as a whole. */
export function installationChange(
  act: "service-named" | "vouched" | "vouch-taken-back" | "went-live",
  subjectId: string,
  oldValue: unknown,
  newValue: unknown,
): Change {
  return { act, subjectKind: "installation", subjectId, oldValue, newValue, reason: undefined };
}
