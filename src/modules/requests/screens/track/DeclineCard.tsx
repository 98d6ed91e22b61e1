import { Notice } from "#web/kit/Notice.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { findDecline } from "../caseFacts/facts.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** Why a case was not accepted, and the way that the law leaves open. */
export function DeclineCard({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const decline = view.state.id === "declined" ? findDecline(view) : undefined;
  if (!decline) return null;
  return (
    <section className={classes.answer} data-tone="declined" aria-labelledby="decline">
      <h2 id="decline">{t("decline.title")}</h2>
      {decline.ground && (
        <p>
          <strong>{t("decline.ground")}</strong> {wordsOf(decline.ground)}
        </p>
      )}
      {decline.explanation !== undefined && <p className={classes.answerWords}>{decline.explanation}</p>}
      {decline.route && (
        <Notice tone="calm" icon="flag" title={t("decline.route")}>
          {wordsOf(decline.route)}
        </Notice>
      )}
    </section>
  );
}
