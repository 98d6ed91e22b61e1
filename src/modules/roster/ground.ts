import type { BodyId, PersonId } from "#engine/actor.ts";
import type { WorkingCalendar } from "#engine/calendar.ts";
import type { CaseId } from "#engine/case.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { DutyPost } from "./domain/roster.ts";
import { mayBeOnDuty } from "./domain/mayDo.ts";
import type { IsFit } from "./domain/onDuty.ts";

/** A message to a member of staff, as whoever carries messages takes it. */
export interface PersonMessage {
  /** Sent twice under one key, it goes out once. */
  key: string;
  caseId: CaseId;
  personId: PersonId;
  template: "duty-call" | "duty-alarm";
  /** What the template's blanks are filled with; nothing of what was asked, and nobody's name. */
  values: Readonly<Record<string, string>>;
  urgent: true;
}

/** What the module is handed by whoever assembles it. */
export interface Ground {
  pool: Pool;
  /** A new random UUID. */
  randomId(): string;
  organisations: Organisations;
  /** The calendar in force. */
  calendar(): WorkingCalendar;
  processOf(id: string, version: number): ProcessDeclaration;
  /** A case number as people read it. */
  formatNumber(number: number): string;
  /** Tells a person, in the transaction that says they were told. */
  tellPerson(tx: Transaction, message: PersonMessage, now: Date): Promise<void>;
}

/** Whether somebody may be on duty at a body in a post of a shift, as of now. */
export function isFitFor(
  { organisations }: Ground,
  personId: PersonId,
  bodyId: BodyId,
  as: DutyPost,
): boolean {
  if (organisations.findPerson(personId)?.active !== true) return false;
  return mayBeOnDuty(organisations.postsOf(personId), bodyId, as, organisations.tree());
}

/** Whether somebody on a roster may still be called, in whichever post. */
export function stillFit(ground: Ground): IsFit {
  return (personId, bodyId) => isFitFor(ground, personId, bodyId, "B");
}
