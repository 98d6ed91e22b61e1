import { Link } from "@tanstack/react-router";
import { HelpTip } from "#web/kit/HelpTip.tsx";
import { useFormats } from "#web/words/formats.ts";
import { RatingStars, type Rating } from "#web/kit/RatingStars.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { articleOf } from "../caseFacts/articleOf.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

/** What the reporter was answered, and how they rated it. */
export function AnswerPanel({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { answer, rating } = view;
  if (!answer && rating === undefined) return null;
  return (
    <section className={classes.panel} data-look="answer" aria-labelledby="answer">
      <div className={classes.titled}>
        <h2 id="answer">
          {t("answer")}
          {answer?.outcome && <span className={classes.mark}>{wordsOf(answer.outcome)}</span>}
        </h2>
        <HelpTip about={t("answer")} text={t("help.answer")} />
      </div>
      {answer && (
        <>
          <p className={classes.words}>{answer.words}</p>
          <CaseFiles caseId={view.id} files={answer.files} />
          <FromArticle view={view} />
          <p className={classes.soft}>
            {t("answerBy", { body: wordsOf(answer.bodyName), at: formats.instant(answer.at) })}
          </p>
        </>
      )}
      {rating !== undefined && (
        <RatingStars label={t("rating")} value={rating as Rating} onChange={() => undefined} disabled />
      )}
    </section>
  );
}

/** The article of the knowledge base that the answer was given from. */
function FromArticle({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const article = articleOf(view);
  if (!article) return null;
  const { id, title, version } = article;
  return (
    <p>
      <Link to={`/knowledge/${id}`}>{t("answerFrom", { title, version: `${version}` })}</Link>
    </p>
  );
}
