import { useState } from "react";
import { AnswerStanding } from "./AnswerStanding.tsx";
import type { KeptAnswer } from "./keptAnswers.ts";
import { useKeptAnswers } from "./useKeptAnswers.ts";

/** What {@link KeptAnswerList} takes. */
export interface KeptAnswerListProps {
  answers: readonly KeptAnswer[];
  /** It was given up, or another tab recorded it. */
  onOver: (caseId: string) => void;
  /** The case that is being looked at: no way leads there. */
  hereId?: string | undefined;
}

/** Answers on the line, each with where it stands. */
export function KeptAnswerList({ answers, onOver, hereId }: KeptAnswerListProps) {
  const kept = useKeptAnswers();
  return answers.map((answer) => (
    <AnswerStanding
      key={answer.caseId}
      answer={answer}
      here={answer.caseId === hereId}
      onOver={() => {
        kept.drop(answer.caseId);
        onOver(answer.caseId);
      }}
    />
  ));
}

/** Answers on the line that an earlier visit left under way; only one case's where one is named. */
export function KeptAnswers({ caseId }: { caseId?: string }) {
  const kept = useKeptAnswers();
  const [answers, setAnswers] = useState(() =>
    kept.list().filter((each) => caseId === undefined || each.caseId === caseId),
  );
  return (
    <KeptAnswerList
      answers={answers}
      hereId={caseId}
      onOver={(over) => setAnswers((before) => before.filter((each) => each.caseId !== over))}
    />
  );
}
