import { useBodyTree } from "#modules/organisations/screens/index.ts";
import { Timeline, type TimelineEntry } from "#web/kit/Timeline.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import type { Entry } from "../caseFacts/facts.ts";
import { EntryDetail, hasDetail } from "./EntryDetail.tsx";
import { toneOf } from "./toneOf.ts";
import { useTimelineWords } from "./words.ts";

// What the next hand has to read is open; the rest is a press away.
const openAtFirst: ReadonlySet<string> = new Set([
  "draftAnswer",
  "solveOnTheSpot",
  "dispute",
  "returnTask",
  "rejectDraft",
  "failCheck",
  "decline",
  "supplement",
]);

/** What happened to a case, the newest first: who, for which body, and what they said. */
export function StaffTimeline({ view }: { view: CaseView }) {
  const t = useTimelineWords();
  const wordsOf = useWordsOf();
  const { index } = useBodyTree();
  const entries = view.timeline.toReversed().map((entry): TimelineEntry => {
    const task = view.tasks.find(({ id }) => id === entry.taskId);
    const actsForTask = task && entry.by.body && wordsOf(task.bodyName) !== wordsOf(entry.by.body);
    return {
      id: `${entry.version}`,
      at: entry.at,
      says: actsForTask
        ? `${wordsOf(entry.does)} · ${t("onTask", { body: wordsOf(task.bodyName) })}`
        : wordsOf(entry.does),
      who: whoOf(entry),
      tone: toneOf(entry.action),
      ...(hasDetail(view, entry)
        ? {
            detail: <EntryDetail view={view} entry={entry} index={index} />,
            open: openAtFirst.has(entry.action),
          }
        : {}),
    };
  });

  function whoOf({ by }: Entry): string {
    if (by.kind === "staff")
      return [by.body && wordsOf(by.body), by.name].filter(Boolean).join(" ") || t("someone");
    if (by.kind === "system") return t("system");
    return view.reporter.anonymous ? t("nobody") : t("reporter");
  }

  return <Timeline entries={entries} />;
}
