import type { Case, Json } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { Audience } from "#engine/process.ts";
import { redactWords } from "./redact.ts";

/** Whether the reporter asked that the handler not learn who they are (实名保密). */
export function isNameHidden(state: Case): boolean {
  return state.facts["nameHidden"] === true;
}

/** Whether someone may know who reported, if only masked: the handler and the auditor not of one who asked that. */
export function seesName(state: Case, audiences: readonly Audience[]): boolean {
  return (
    !isNameHidden(state) || audiences.some((audience) => audience !== "handling" && audience !== "auditor")
  );
}

/**
 * Whether someone knows the case only as its registrar, and the reporter was entered by an earlier report: whoever
 * writes a number down for a report must not learn by it whose number it is.
 */
export function isEnteredByAnother(
  state: Case,
  audiences: readonly Audience[],
  reporterSince: Date | undefined,
): boolean {
  const registrarAlone = audiences.every((audience) => audience === "registrar");
  return (
    registrarAlone && reporterSince !== undefined && reporterSince.getTime() < Date.parse(state.openedAt)
  );
}

/** Whether an event is the word of the one who asked, or of whoever wrote it down for them: an urging always is. */
function isReportersWord(state: Case, { version, actor, action }: CaseEvent): boolean {
  if (version === 1 || actor.kind !== "staff" || action === "urge") return true;
  return actor.personId === state.reporter.registrarId;
}

/** The words of an event without what names the reporter: whose name is hidden often signs with it all the same. */
export function withoutName(
  state: Case,
  event: CaseEvent,
  unsealed: Readonly<Record<string, Json>>,
  names: readonly string[],
): Readonly<Record<string, Json>> {
  if (!isReportersWord(state, event)) return unsealed;
  const told = Object.entries(unsealed)
    // Not redacted but left out: a name of one letter would stand.
    .filter(([field]) => field !== "givenName" && field !== "business")
    .map(([field, value]) => [field, typeof value === "string" ? redactWords(value, names) : value]);
  return Object.fromEntries(told) as Readonly<Record<string, Json>>; // the same fields but the names, texts for texts
}
