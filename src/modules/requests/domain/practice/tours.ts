import type { PracticeRole } from "./practiceWorld.ts";

/** The processes that are practised. */
export type PracticeProcess = "resident-request" | "business-difficulty";

/** What a story is played up to. */
export type Until = "reported" | "dispatched" | "drafted" | "answered" | "callback" | "closed";

/** A step of a tour: to read, to do oneself, or to see done by others. `says` names its words. */
export type TourStep =
  | { readonly step: "read"; readonly says: string }
  | { readonly step: "do"; readonly says: string; readonly action: string }
  | { readonly step: "watch"; readonly says: string; readonly until: Until };

/** One role's way through a practice case. */
export interface Tour {
  readonly process: PracticeProcess;
  /** What happened before the tour begins; absent where it begins with the report itself. */
  readonly begins?: Until;
  readonly steps: readonly TourStep[];
}

const read = (says: string): TourStep => ({ step: "read", says });
const act = (says: string, action: string): TourStep => ({ step: "do", says, action });
const watch = (says: string, until: Until): TourStep => ({ step: "watch", says, until });

/** The tours, each on the real process: what is practised is what is done every day. */
export const tours = {
  clerk: {
    process: "resident-request",
    steps: [
      read("hear"),
      act("report", "report"),
      read("receipt"),
      act("supplement", "supplement"),
      watch("others", "closed"),
      read("end"),
    ],
  },
  townshipDesk: {
    process: "business-difficulty",
    begins: "reported",
    steps: [
      read("look"),
      act("collect", "collect"),
      read("clock"),
      act("forward", "forward"),
      watch("others", "closed"),
      read("end"),
    ],
  },
  dispatcher: {
    process: "resident-request",
    begins: "reported",
    steps: [
      read("look"),
      act("accept", "accept"),
      act("dispatch", "dispatch"),
      watch("handling", "answered"),
      act("check", "passCheck"),
      watch("callback", "closed"),
      read("end"),
    ],
  },
  handler: {
    process: "resident-request",
    begins: "dispatched",
    steps: [
      read("look"),
      act("signIn", "signIn"),
      act("contact", "contact"),
      act("draft", "draftAnswer"),
      watch("others", "closed"),
      read("end"),
    ],
  },
  head: {
    process: "resident-request",
    begins: "drafted",
    steps: [
      read("look"),
      act("reject", "rejectDraft"),
      watch("better", "drafted"),
      act("sign", "signOff"),
      watch("others", "closed"),
      read("end"),
    ],
  },
} as const satisfies Readonly<Record<PracticeRole, Tour>>;
