import type { Json } from "./case.ts";
import type { CaseEvent } from "./event.ts";
import { findAction, type Audience, type ProcessDeclaration } from "./process.ts";

/** Whether any of someone's audiences may read of an event. */
export function seesEvent(
  process: ProcessDeclaration,
  event: CaseEvent,
  audiences: readonly Audience[],
): boolean {
  const seenBy = findAction(process, event.action)?.seenBy ?? [];
  return seenBy.some((audience) => audiences.includes(audience));
}

/** The fields of an event, its unsealed words among them, that someone may read; none of an event they do not see. */
export function visibleFields(
  process: ProcessDeclaration,
  event: CaseEvent,
  unsealed: Readonly<Record<string, Json>>,
  audiences: readonly Audience[],
): Readonly<Record<string, Json>> {
  if (!seesEvent(process, event, audiences)) return {};
  const fieldsFor = findAction(process, event.action)?.fieldsFor ?? {};
  const shown = Object.entries({ ...event.data, ...unsealed }).filter(([name]) => {
    const readers = fieldsFor[name];
    return readers === undefined || readers.some((audience) => audiences.includes(audience));
  });
  return Object.fromEntries(shown);
}
