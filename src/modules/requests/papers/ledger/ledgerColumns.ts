import type { Words } from "#engine/words.ts";
import type { CellValue } from "#platform/xlsx/writeWorkbook.ts";
import type { CaseLine } from "../../contract.ts";
import { kinds, urgencies } from "../../domain/kinds.ts";
import type { LedgerRow } from "../../store/ledger.ts";
import type { PaperReader } from "../reader.ts";
import type { PaperWord } from "../words.ts";

/** A case of a ledger: its line as lists show it, and how it went. */
export interface LedgerEntry {
  readonly line: CaseLine;
  readonly row: LedgerRow;
}

/** A column of the ledger. */
export interface LedgerColumn {
  readonly word: PaperWord;
  /** In characters. */
  readonly width: number;
  /** Stands on the printed ledger too, which has less room. */
  readonly printed: boolean;
  value(entry: LedgerEntry, reader: PaperReader): CellValue;
}

const named = (table: Readonly<Record<string, Words>>, id: string, { words }: PaperReader): string => {
  const found = table[id];
  return found ? words(found) : id;
};

const date = (instant: string | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant);

/** When the answer reached the reporter: from then on their word is waited for. */
function answeredAt({ clocks }: LedgerRow): string | undefined {
  return clocks.findLast(({ kind }) => kind === "callback" || kind === "silence")?.startedAt;
}

/** Whether the time for the whole was kept; nothing while it runs and is not over. */
function isOnTime({ clocks }: LedgerRow, now: Date): boolean | undefined {
  const whole = clocks.findLast(({ kind }) => kind === "whole");
  if (!whole || whole.outcome === "released") return undefined;
  if (whole.outcome !== undefined) return whole.outcome === "met";
  return Date.parse(whole.dueAt) < now.getTime() ? false : undefined;
}

const yesNo = (value: unknown, { say }: PaperReader): string | undefined =>
  typeof value === "boolean" ? say(value ? "yes" : "no") : undefined;

/** The bodies that help, those that were relieved aside. */
function coHandlers({ tasks }: LedgerRow, { body, say }: PaperReader): string {
  const helping = tasks.filter(
    ({ role, state }) => role === "co" && state !== "released" && state !== "returned",
  );
  const names = new Set(helping.flatMap(({ bodyId }) => body(bodyId) ?? []));
  return [...names].join(say("between"));
}

/** The columns of the ledger, in their order. */
export const ledgerColumns: readonly LedgerColumn[] = [
  { word: "number", width: 16, printed: true, value: ({ line }) => line.number },
  { word: "origin", width: 16, printed: false, value: ({ row }) => row.origin ?? undefined },
  { word: "openedAt", width: 17, printed: true, value: ({ line }) => date(line.openedAt) },
  { word: "kind", width: 8, printed: true, value: ({ line }, reader) => named(kinds, line.kind, reader) },
  {
    word: "urgency",
    width: 9,
    printed: true,
    value: ({ line }, reader) => named(urgencies, line.urgency, reader),
  },
  { word: "summary", width: 44, printed: true, value: ({ line }) => line.summary },
  {
    word: "place",
    width: 22,
    printed: true,
    value: ({ line }, { words }) => line.matter && words(line.matter),
  },
  { word: "lead", width: 24, printed: true, value: ({ line }, { words }) => line.lead && words(line.lead) },
  { word: "coHandlers", width: 24, printed: false, value: ({ row }, reader) => coHandlers(row, reader) },
  { word: "state", width: 18, printed: true, value: ({ line }, { words }) => words(line.state.name) },
  { word: "dueAt", width: 17, printed: true, value: ({ line }) => date(line.dueAt) },
  { word: "answeredAt", width: 17, printed: false, value: ({ row }) => date(answeredAt(row)) },
  { word: "closedAt", width: 17, printed: true, value: ({ line }) => date(line.closedAt) },
  {
    word: "onTime",
    width: 9,
    printed: true,
    value: ({ row }, reader) => yesNo(isOnTime(row, reader.now), reader),
  },
  { word: "returns", width: 9, printed: false, value: ({ row }) => row.counts["returns"] ?? 0 },
  { word: "extensions", width: 9, printed: false, value: ({ row }) => row.counts["extensions"] ?? 0 },
  { word: "disputes", width: 9, printed: false, value: ({ row }) => row.counts["disputes"] ?? 0 },
  { word: "solved", width: 9, printed: true, value: ({ row }, reader) => yesNo(row.facts["solved"], reader) },
  {
    word: "satisfied",
    width: 9,
    printed: true,
    value: ({ row }, reader) => yesNo(row.facts["satisfied"], reader),
  },
];
