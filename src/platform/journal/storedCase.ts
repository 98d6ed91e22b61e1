import type { Case, CaseId } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";

/** A case as its row has it. */
export interface StoredCase {
  case: Case;
  /** 受理编号: what people say on the phone. */
  number: number;
  /** Whose key opens the sealed words. */
  subjectId: string;
  /** The number it had where it came from. */
  origin: string | undefined;
}

/** An event as its row has it: the sealed words still closed. */
export interface StoredEvent {
  event: CaseEvent;
  sealed: Buffer | undefined;
}

/** The row of an event but for what its columns say. */
export type EventBody = Omit<CaseEvent, "caseId" | "version" | "action" | "type" | "at">;

/** The columns of `case_events` that make an event. */
export interface EventRow {
  case_id: CaseId;
  version: number;
  action: string;
  type: string;
  at: Date;
  body: EventBody;
  sealed: Buffer | null;
}

/** The event of a row. */
export function eventOf(row: EventRow): StoredEvent {
  const { case_id: caseId, version, action, type, at, body } = row;
  return {
    event: { caseId, version, action, type, at: at.toISOString(), ...body },
    sealed: row.sealed ?? undefined,
  };
}

/** Names the row a sealed text belongs to, so that one moved elsewhere does not open. */
export function sealedPlace(caseId: CaseId, version: number): string {
  return `case_events.sealed:${caseId}:${version}`;
}
