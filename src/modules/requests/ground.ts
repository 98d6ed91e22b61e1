import type { WorkingCalendar } from "#engine/calendar.ts";
import type { KeyFor, FileStore } from "#platform/files/fileStore.ts";
import type { JournalGround } from "#platform/journal/journal.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { Reporters } from "#modules/reporters/index.ts";
import type { ReceiptCodes } from "./receiptCode.ts";

/** What every use case of requests stands on. */
export interface Ground extends JournalGround {
  organisations: Organisations;
  reporters: Reporters;
  files: { store: FileStore; keyFor: KeyFor };
  receipts: ReceiptCodes;
  /** The calendar in force. */
  calendar(): WorkingCalendar;
}
