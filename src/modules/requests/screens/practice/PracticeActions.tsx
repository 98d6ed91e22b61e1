import { useRef } from "react";
import { ActionBar, type ActionView } from "#web/kit/ActionBar.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { kinds } from "../../domain/kinds.ts";
import type { PracticeCase } from "../../domain/practice/practiceCase.ts";
import { practiceReport, practiceWords } from "../../domain/practice/ordinaryStep.ts";
import type { PracticeRole } from "../../domain/practice/practiceWorld.ts";
import { inputOf } from "../actionFields.ts";
import type { Practice } from "./usePractice.ts";
import { usePracticeActions } from "./usePracticeActions.ts";
import { usePracticeWords } from "./words.ts";

/** What {@link PracticeActions} takes. */
export interface PracticeActionsProps {
  role: PracticeRole;
  view: CaseView | undefined;
  practice: Practice;
  action: string;
}

/** The step's own action, with the form that it has every day; what is sent goes to the process in this browser. */
export function PracticeActions({ role, view, practice, action }: PracticeActionsProps) {
  const report = useReportAction();
  const offered = usePracticeActions(view);
  const taken = useRef<PracticeCase>(undefined);
  const actions: readonly ActionView[] = action === "report" ? [report] : offered;
  return (
    <ActionBar
      subject={`practice:${role}`}
      actions={actions}
      send={(name, values) => {
        const chosen = actions.find((each) => each.name === name);
        const said = inputOf(chosen?.fields ?? [], values);
        const taskId = offered.find((each) => each.name === name)?.taskId;
        // What the server would answer is thrown as its answer would be.
        const input = action === "report" ? reportOf(practice, said) : said;
        return Promise.resolve().then(() => {
          taken.current = practice.take(action, taskId, input);
        });
      }}
      onDone={() => {
        // Only now: the next step takes the action away, and its form is to close first.
        if (taken.current) practice.took(taken.current);
      }}
    />
  );
}

function reportOf(practice: Practice, said: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return practiceReport(practice.tour.process, {
    registrarId: "you",
    registrarBodyId: "practice-station",
    ...said,
  });
}

/** Writing a request down, in short: the form of every day asks for more. */
function useReportAction(): ActionView {
  const p = usePracticeWords();
  const wordsOf = useWordsOf();
  return {
    name: "report",
    label: p("report.label"),
    explains: p("report.explains"),
    submitLabel: p("report.submit"),
    fields: [
      {
        kind: "choice",
        name: "kind",
        label: p("report.kind"),
        required: true,
        options: (["help", "complaint", "suggestion"] as const).map((value) => ({
          value,
          label: wordsOf(kinds[value]),
        })),
      },
      {
        kind: "longText",
        name: "words",
        label: p("report.words"),
        required: true,
        fewestCharacters: 5,
        mostCharacters: 500,
      },
    ],
    initial: { kind: "help", words: practiceWords["resident-request"] },
  };
}
