import type { CaseId, Json } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { StoredCase, StoredEvent } from "#platform/journal/storedCase.ts";
import { namesOf } from "../domain/givenName.ts";
import { redactWords } from "../domain/redact.ts";
import { requestText } from "../domain/requestText.ts";
import type { Ground } from "../ground.ts";
import { unsealEvent } from "../unsealEvent.ts";

/** A case with all its events. */
export interface WholeCase {
  stored: StoredCase;
  events: readonly StoredEvent[];
}

/**
 * What cases are about, in words without what points to a person: the request, and of one that was split what the desk
 * said remains, since the rest is other cases'. The address is no matter and is left out. Those whose reporter was
 * forgotten are missing.
 */
export async function readMatters(
  ground: Ground,
  db: Queryable,
  cases: readonly WholeCase[],
): Promise<Map<CaseId, string>> {
  if (cases.length === 0) return new Map();
  const reporterIds = cases.flatMap(({ stored }) => {
    const { anonymous, reporterId } = stored.case.reporter;
    return anonymous || reporterId === undefined ? [] : [reporterId];
  });
  // One after the other: a transaction has one connection.
  const keys = await ground.keyStore.findSubjectKeys(
    db,
    cases.map(({ stored }) => stored.subjectId),
  );
  const reporters = await ground.reporters.findReporters(db, reporterIds);
  return new Map(
    cases.flatMap(({ stored, events: [first, ...later] }): [CaseId, string][] => {
      const key = keys.get(stored.subjectId);
      const split = later.findLast(({ event }) => event.type === "split");
      const said: Readonly<Record<string, Json>> = first ? unsealEvent(key, first) : {};
      const remains = split && unsealEvent(key, split)["remains"];
      const text = typeof remains === "string" ? remains : requestText(said);
      if (text === undefined) return [];
      const known = reporters.get(stored.case.reporter.reporterId ?? "")?.details.name;
      return [[stored.case.id, redactWords(text, namesOf(known, said))]];
    }),
  );
}
