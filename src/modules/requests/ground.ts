import type { Actor } from "#engine/actor.ts";
import type { WorkingCalendar } from "#engine/calendar.ts";
import type { CaseId } from "#engine/case.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import type { KeyFor, FileStore } from "#platform/files/fileStore.ts";
import type { JournalGround } from "#platform/journal/journal.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { Reporters } from "#modules/reporters/index.ts";
import type { ReceiptCodes } from "./receiptCode.ts";

/** The knowledge base that answers are given from. */
export interface Articles {
  /** What a version is called; `undefined` for one that never was. */
  findTitle(article: ArticleReference): Promise<string | undefined>;
  /** Finds the version that an answer is given from and keeps it so until the transaction ends, or says why not. */
  findUsable(
    tx: Transaction,
    article: ArticleReference,
    asker: { actor: Actor; now: Date },
  ): Promise<ArticleReference | Refusal>;
  /** Counts that a case was answered from a version; the same case counts once. */
  noteUse(tx: Transaction, use: { caseId: CaseId; article: ArticleReference; at: Date }): Promise<void>;
}

/** A version of an article, as an answer names it. */
interface ArticleReference {
  id: string;
  version: number;
}

/** What every use case of requests stands on. */
export interface Ground extends JournalGround {
  organisations: Organisations;
  reporters: Reporters;
  articles: Articles;
  files: { store: FileStore; keyFor: KeyFor };
  receipts: ReceiptCodes;
  /** The calendar in force. */
  calendar(): WorkingCalendar;
}
