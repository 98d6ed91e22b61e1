import { useBodyTree } from "#modules/organisations/screens/index.ts";
import { Timeline, type TimelineEntry } from "#web/kit/Timeline.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { type Entry, filesOf, textOf } from "../caseFacts/facts.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import { reporterSays } from "./reporterSays.ts";
import { toneOf } from "./toneOf.ts";
import { useTimelineWords } from "./words.ts";

// What the reporter wrote, and what they were told with a step. The answer, the decline and what a review came to stand
// at the head of the page already.
const readWith: Readonly<Record<string, string>> = {
  supplement: "words",
  urge: "words",
  dispute: "reason",
  withdraw: "reason",
  confirm: "words",
  rate: "words",
  grantExtension: "reason",
  grantPause: "reason",
  approveCarry: "plan",
  replyInterim: "words",
  handOver: "words",
  refusedElsewhere: "reason",
};

/** What was done about a case, in the words of the one who asked; the newest first. */
export function ReporterTimeline({ view }: { view: CaseView }) {
  const t = useTimelineWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  const { index } = useBodyTree();

  function bodyName(id: string): string | undefined {
    const task = view.tasks.find(({ bodyId }) => bodyId === id);
    const name = task?.bodyName ?? index?.find(id)?.name;
    return name && wordsOf(name);
  }

  const entries = view.timeline.toReversed().map(
    (entry): TimelineEntry => ({
      id: `${entry.version}`,
      at: entry.at,
      says: reporterSays(entry, view, { t, wordsOf, day, bodyName }),
      tone: toneOf(entry.action),
      ...detailOf(entry),
    }),
  );

  function detailOf(entry: Entry): Pick<TimelineEntry, "detail" | "open"> {
    const field = readWith[entry.action];
    const words = field === undefined ? undefined : textOf(entry, field);
    const files = field === undefined ? [] : filesOf(view, entry);
    if (words === undefined && files.length === 0) return {};
    return {
      open: true,
      detail: (
        <>
          {words}
          <CaseFiles caseId={view.id} files={files} />
        </>
      ),
    };
  }

  return <Timeline entries={entries} />;
}
