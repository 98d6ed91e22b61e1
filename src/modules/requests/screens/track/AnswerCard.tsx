import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

const decidedSince: ReadonlySet<string> = new Set(["closedAfterReview", "handedOver", "transferred"]);

/** The answer, as large as what it is about: what was done, by whom, with what to show for it. */
export function AnswerCard({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { answer } = view;
  if (!answer) return null;
  // Taken up again, or decided on since: what was answered before is no longer the last word.
  const isLatest = view.state.id === "callback" || (view.state.closed && !decidedSince.has(view.state.id));
  return (
    <section className={classes.answer} aria-labelledby="answer">
      <h2 id="answer">
        {isLatest ? t("answer") : t("earlierAnswer")}
        {answer.outcome && <span className={classes.outcome}>{wordsOf(answer.outcome)}</span>}
      </h2>
      <p className={classes.answerWords}>{answer.words}</p>
      <CaseFiles caseId={view.id} files={answer.files} />
      <p className={classes.soft}>
        {t("answerBy", { body: wordsOf(answer.bodyName), at: formats.instant(answer.at) })}
      </p>
    </section>
  );
}
