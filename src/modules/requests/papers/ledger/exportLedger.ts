import type { Actor, StaffActor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { seal } from "#platform/sealing/seal.ts";
import { type CellValue, writeWorkbook } from "#platform/xlsx/writeWorkbook.ts";
import { renderPaper } from "#platform/paper/renderPaper.ts";
import { findCaseNumber } from "../../domain/caseNumber.ts";
import { type LedgerFormat, ledgerRowsMost } from "../../domain/papers.ts";
import { findSearchQuery } from "#platform/search/terms.ts";
import type { Ground } from "../../ground.ts";
import { caseLines } from "../../lists/caseLines.ts";
import { filtersOf } from "../../lists/filtersOf.ts";
import type { NewestCursor } from "../../lists/cursors.ts";
import { caseIdOf } from "../../receiptCode.ts";
import { selectByNumber } from "../../store.ts";
import {
  countLedger,
  insertLedgerExport,
  type LedgerAsked,
  type LedgerRow,
  selectLedger,
} from "../../store/ledger.ts";
import { selectFound } from "../../store/selectFound.ts";
import { letters } from "../letters.ts";
import { type PrintedFile, printingOf, type PrintWish } from "../printing.ts";
import { makeReader, type PaperReader } from "../reader.ts";
import { type LedgerFilters, sayFilters } from "./filters.ts";
import { ledgerColumns, type LedgerEntry } from "./ledgerColumns.ts";
import { ledgerPaper } from "./ledgerPaper.ts";

/** A wish for the ledger of what somebody sees. */
export interface LedgerWish extends PrintWish {
  readonly format: LedgerFormat;
  readonly filters: LedgerFilters;
  readonly key: string;
}

// More at once would make others wait for longer than they notice.
const pageRows = 200;
const foundAPage = 500;

/** 台账: the cases somebody sees, with their conditions, as a workbook or a paper; recorded before a row leaves. */
export async function exportLedger(ground: Ground, wish: LedgerWish): Promise<PrintedFile | Refusal> {
  const { actor, filters, format, now } = wish;
  if (actor.kind !== "staff") return refuse(actor.kind === "anonymous" ? "not-signed-in" : "not-allowed");
  const tree = ground.organisations.tree();
  if (filters.bodyId !== undefined && !tree.find(filters.bodyId))
    return refuse("body-unknown", { bodyId: filters.bodyId });
  const list = filtersOf(ground, filters, now);
  if (isRefusal(list)) return list;
  const most = ledgerRowsMost[format];
  const caseIds = await findIds(ground, actor, filters.q, most);
  const asked: LedgerAsked = { actor, tree, filters, list, caseIds, now };
  const rows = await countLedger(ground.pool, asked, most + 1);
  if (rows > most || (caseIds?.length ?? 0) > most) return refuse("ledger-too-long", { most });
  await recordExport(ground, { ...wish, actor }, rows);
  const reader = makeReader(printingOf(ground, wish));
  const name = `${reader.say("ledger")} ${reader.day(now)}`;
  if (format === "xlsx") return { name, mediaType: "xlsx", content: workbookOf(ground, asked, reader, rows) };
  const entries: LedgerEntry[] = [];
  for await (const page of pagesOf(ground, asked)) entries.push(...page);
  const paper = ledgerPaper(entries, sayFilters(filters, reader), reader);
  return { name, mediaType: "pdf", content: await renderPaper(letters, paper, now) };
}

/** The cases that a search finds, one more than may be; nothing where nothing is searched for. */
async function findIds(
  ground: Ground,
  actor: Actor,
  q: string | undefined,
  most: number,
): Promise<CaseId[] | undefined> {
  if (q === undefined) return undefined;
  const tree = ground.organisations.tree();
  const number = findCaseNumber(q);
  const byNumber = number === undefined ? [] : await selectByNumber(ground.pool, { actor, tree, number });
  if (byNumber.length > 0) return byNumber.map(({ id }) => id);
  const query = findSearchQuery(q);
  const ids: CaseId[] = [];
  if (!query) return ids;
  let after: NewestCursor | undefined;
  while (ids.length <= most) {
    const found = await selectFound(ground.pool, { actor, tree, ...query, after, limit: foundAPage });
    ids.push(...found.map(({ id }) => id));
    after = cursorOf(found);
    if (found.length < foundAPage || !after) break;
  }
  return ids;
}

function cursorOf(rows: readonly { opened_at: Date; id: CaseId }[]): NewestCursor | undefined {
  const last = rows.at(-1);
  return last && { openedAt: last.opened_at.toISOString(), caseId: last.id };
}

/** Who took out what; what was searched for may be a name, and is sealed. */
async function recordExport(
  ground: Ground,
  wish: LedgerWish & { actor: StaffActor },
  rows: number,
): Promise<void> {
  const { actor, format, now: at, key } = wish;
  const { q, ...filters } = wish.filters;
  const id = caseIdOf(`ledger:${actor.personId}`, key);
  await withTransaction(ground.pool, async (tx) => {
    let searched: Buffer | undefined;
    if (q !== undefined) {
      await ground.keyStore.ensureSubjectKey(tx, id, at);
      const sealing = await ground.keyStore.findSubjectKey(tx, id);
      searched = sealing && seal(sealing, { q }, `ledger_exports.searched:${id}`);
    }
    await insertLedgerExport(tx, { id, actor, at, format, filters, searched, rows });
  });
}

/** The rows of a ledger by the page: no more than one page is held at a time. */
async function* pagesOf(ground: Ground, asked: LedgerAsked): AsyncGenerator<LedgerEntry[]> {
  let after: NewestCursor | undefined;
  for (;;) {
    const rows: LedgerRow[] = await selectLedger(ground.pool, asked, { after, limit: pageRows });
    const lines = await caseLines(ground, rows);
    yield lines.flatMap((line, index) => (rows[index] ? [{ line, row: rows[index] }] : []));
    after = cursorOf(rows);
    if (rows.length < pageRows || !after) return;
  }
}

function workbookOf(ground: Ground, asked: LedgerAsked, reader: PaperReader, rows: number) {
  const { say } = reader;
  async function* cells(): AsyncGenerator<CellValue[][]> {
    for await (const page of pagesOf(ground, asked))
      yield page.map((entry) => ledgerColumns.map(({ value }) => value(entry, reader)));
  }
  async function* about(): AsyncGenerator<CellValue[][]> {
    yield [
      [say("exportedAt"), reader.now],
      [say("filters"), sayFilters(asked.filters, reader)],
      [say("rows"), rows],
    ];
  }
  return writeWorkbook([
    {
      name: say("ledger"),
      columns: ledgerColumns.map(({ word, width }) => ({ label: say(word), width })),
      rows: cells(),
    },
    {
      name: say("about"),
      columns: [
        { label: say("exportedBy"), width: 16 },
        { label: reader.by, width: 60 },
      ],
      rows: about(),
    },
  ]);
}
