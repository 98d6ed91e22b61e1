import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { namesOf } from "../domain/givenName.ts";
import { redactWords } from "../domain/redact.ts";
import { superiorOf } from "../domain/superior.ts";
import { searchTermsOf } from "./searchTerms.ts";
import type { Ground } from "../ground.ts";
import { upsertSearch } from "../store.ts";
import { unsealEvent } from "../unsealEvent.ts";

const openingTypes: ReadonlySet<string> = new Set(["reported", "imported", "part-opened"]);

/** Makes the next requests of the journal findable by their redacted words; gives how many events it went past. */
export async function indexNextRequests(ground: Ground, batchSize: number): Promise<number> {
  return followJournal(ground.pool, "request-search", batchSize, (tx, events) =>
    indexEvents(ground, tx, events),
  );
}

async function indexEvents(ground: Ground, tx: Transaction, events: readonly FollowedEvent[]): Promise<void> {
  const opened = events.filter(({ event }) => openingTypes.has(event.type));
  const cases = await findCases(
    tx,
    opened.map(({ event }) => event.caseId),
  );
  const byId = new Map(cases.map((stored) => [stored.case.id, stored]));
  const keys = await ground.keyStore.findSubjectKeys(
    tx,
    cases.map((stored) => stored.subjectId),
  );
  const reporterIds = cases.flatMap(({ case: { reporter } }) =>
    reporter.anonymous || reporter.reporterId === undefined ? [] : [reporter.reporterId],
  );
  const reporters = await ground.reporters.findReporters(tx, reporterIds);
  const rows = opened.flatMap((followed) => {
    const stored = byId.get(followed.event.caseId);
    if (!stored) return [];
    const said = unsealEvent(keys.get(stored.subjectId), followed);
    const name = reporters.get(stored.case.reporter.reporterId ?? "")?.details.name;
    const text = [said["subject"], said["words"], said["address"]]
      .filter((each) => typeof each === "string")
      .join("\n");
    const number = superiorOf(stored.case)?.number ?? "";
    const told = redactWords(text, namesOf(name, said));
    const words = `${told} ${number}`.trim().normalize("NFKC").toLowerCase();
    const { id: caseId } = stored.case;
    const openedAt = new Date(stored.case.openedAt);
    return [{ caseId, openedAt, words, terms: searchTermsOf(words, openedAt) }];
  });
  await upsertSearch(tx, rows);
}
