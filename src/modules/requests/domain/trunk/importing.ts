import { z } from "zod";
import { type Branch, defineAction, type Effect } from "#engine/process.ts";
import {
  bodyIdField,
  importedAnswer,
  importedSubject,
  importedWords,
  kindField,
  shortWords,
  urgencyField,
} from "../fields.ts";
import { staff, theImport } from "../hands.ts";

const instant = z.iso.datetime();

/** What a row of another system's history says. */
export const importInput = z.object({
  kind: kindField,
  urgency: urgencyField,
  subject: importedSubject.optional(),
  words: importedWords,
  address: shortWords.optional(),
  answer: importedAnswer.optional(),
  /** The history it comes from. */
  source: z.string().min(1).max(60),
  /** It was over before it came; else it is an ordinary open case from now on. */
  closed: z.boolean(),
  reportedAt: instant,
  answeredAt: instant.optional(),
  importedAt: instant,
  reporterId: z.string(),
  places: z.object({ matter: bodyIdField, township: bodyIdField, desk: bodyIdField }),
});
type ImportInput = z.output<typeof importInput>;

const openPast: Effect<ImportInput> = {
  apply(draft, { process, input, now }) {
    draft.open({
      change: "opened",
      opened: {
        processId: process.id,
        processVersion: process.version,
        // A history names its users by a number of its own: nobody here can be called by it.
        reporter: { reporterId: input.reporterId, anonymous: true, reachable: false },
        aboutIds: [],
        places: input.places,
        facts: {
          kind: input.kind,
          urgency: input.urgency,
          nameHidden: false,
          importedFrom: input.source,
          importedAt: input.importedAt,
        },
      },
    });
    if (input.closed) draft.dateClosing(input.answeredAt ?? now);
    return undefined;
  },
};

const whereItStands: readonly Branch<ImportInput>[] = [
  {
    to: "imported",
    when: { zh: "导入前已结", en: "closed before import" },
    holds: ({ input }) => input.closed,
  },
  { to: "reported", when: { zh: "尚未办理", en: "not handled yet" } },
];

/**
 * 导入: a request that another system took in. One that is over has no clock, no duty and no part in any rate, and
 * `now` is its own time; one that is open begins now.
 */
export const importRecord = defineAction({
  does: { zh: "导入历史诉求", en: "Import from another system" },
  event: "imported",
  by: [theImport],
  opens: true,
  from: [],
  to: whereItStands,
  input: importInput,
  sealed: ["subject", "words", "address", "answer"],
  effects: [openPast],
  // Whoever asked has neither sign-in nor receipt code here.
  seenBy: staff,
});
