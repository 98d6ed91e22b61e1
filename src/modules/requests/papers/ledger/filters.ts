import { z } from "zod";
import type { PaperReader } from "../reader.ts";
import { kinds, keysOf, urgencies } from "../../domain/kinds.ts";
import { clockSpans } from "../../domain/listTerms.ts";
import { requestProcesses, requestProcessIds } from "../../domain/processes.ts";
import { ledgerRowsMost } from "../../domain/papers.ts";

const day = z.iso.date();

/** What a ledger is narrowed by: what its list is, and more. */
export const ledgerFilters = z.object({
  process: z.enum(requestProcessIds).optional(),
  state: z.string().max(40).optional(),
  kind: z.enum(keysOf(kinds)).optional(),
  urgency: z.enum(keysOf(urgencies)).optional(),
  open: z.boolean().optional(),
  /** Where the matter lies: here or anywhere below. */
  placeId: z.string().min(1).max(80).optional(),
  clock: z.enum(keysOf(clockSpans)).optional(),
  late: z.boolean().optional(),
  /** The first and the last day on which a request was made, in Beijing time. */
  from: day.optional(),
  to: day.optional(),
  /** Where the matter lies or who has a part in it: this body or any below it. */
  bodyId: z.string().min(1).max(80).optional(),
  /** Words of the request, or its number. */
  q: z.string().trim().min(2).max(60).optional(),
});

/** What a ledger is narrowed by. */
export type LedgerFilters = z.output<typeof ledgerFilters>;

/** A wish for a ledger. */
export const ledgerForm = z.object({
  format: z.enum(Object.keys(ledgerRowsMost) as [keyof typeof ledgerRowsMost]),
  filters: ledgerFilters.default({}),
});

/** The conditions as people say them. */
export function sayFilters(filters: LedgerFilters, reader: PaperReader): string {
  const { say, words, formDay, body } = reader;
  const { process, state, kind, urgency, open, placeId, clock, late, from, to, bodyId, q } = filters;
  const named = requestProcesses.map(
    ({ states }) => states as Readonly<Record<string, { name: { zh: string; en: string } }>>,
  );
  const stateName = state === undefined ? undefined : named.find((states) => states[state])?.[state]?.name;
  const processName = requestProcesses.find(({ id }) => id === process)?.name;
  const said = [
    processName && words(processName),
    stateName && words(stateName),
    kind && words(kinds[kind]),
    urgency && words(urgencies[urgency]),
    open === undefined ? undefined : say(open ? "open" : "closed"),
    body(placeId),
    clock && words(clockSpans[clock]),
    late ? say("late") : undefined,
    from === undefined ? undefined : say("fromDay", { day: formDay(from) }),
    to === undefined ? undefined : say("toDay", { day: formDay(to) }),
    body(bodyId),
    q === undefined ? undefined : say("searched", { words: q }),
  ].filter((each) => each !== undefined);
  return said.length === 0 ? say("all") : said.join(say("between"));
}
