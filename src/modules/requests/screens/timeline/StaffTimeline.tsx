import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import { Timeline, type TimelineEntry } from "#web/kit/Timeline.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import type { Entry } from "../caseFacts/facts.ts";
import { EntryDetail, lengthOfDetail } from "./EntryDetail.tsx";
import { choicesOf } from "./entryWords.ts";
import { toneOf } from "./toneOf.ts";
import { useTimelineWords } from "./words.ts";

// A short text is read where it stands; a long one is a press away.
const shortCharacters = 160;

/** By which the address of a case leads to what happened. */
function anchorOf(version: number | ""): string {
  return `event-${version}`;
}

/** What happened to a case, the newest first: who, for which body, and what they said. */
export function StaffTimeline({ view }: { view: CaseView }) {
  const t = useTimelineWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  const { index } = useBodyTree();
  const { hash } = useLocation();
  // What leads here may come before the case does: the browser's own way to it is over by then.
  useEffect(() => {
    if (hash.startsWith(anchorOf(""))) document.getElementById(hash)?.scrollIntoView({ block: "center" });
  }, [hash]);
  const entries = view.timeline.toReversed().map((entry): TimelineEntry => {
    const length = lengthOfDetail(view, entry);
    return {
      id: `${entry.version}`,
      anchor: anchorOf(entry.version),
      ledTo: hash === anchorOf(entry.version),
      at: entry.at,
      says: saysOf(entry),
      who: whoOf(entry),
      tone: toneOf(entry.action),
      ...(length > 0
        ? { detail: <EntryDetail view={view} entry={entry} />, open: length <= shortCharacters }
        : {}),
    };
  });

  /** What was done, on whose task where it is not one's own, and what was chosen. */
  function saysOf(entry: Entry): string {
    const task = view.tasks.find(({ id }) => id === entry.taskId);
    const another = task && entry.by.body && wordsOf(task.bodyName) !== wordsOf(entry.by.body);
    return [
      wordsOf(entry.does),
      ...(another ? [t("onTask", { body: wordsOf(task.bodyName) })] : []),
      ...choicesOf(entry, { t, wordsOf, index, day }),
    ].join(" · ");
  }

  function whoOf({ by }: Entry): string {
    if (by.kind === "staff")
      return [by.body && wordsOf(by.body), by.name].filter(Boolean).join(" ") || t("someone");
    if (by.kind === "system") return t("system");
    if (by.kind === "superior") return t("superior");
    return view.reporter.anonymous ? t("nobody") : t("reporter");
  }

  return <Timeline entries={entries} />;
}
