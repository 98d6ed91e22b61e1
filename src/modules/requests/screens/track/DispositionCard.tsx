import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { lawfulRoutes } from "../../domain/grounds.ts";
import { filesOf, lastEntry, textOf, wordsIn } from "../caseFacts/facts.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import { dayOfEnd } from "./standingWords.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** What became of a case that is neither at work nor answered: promised for a day, handed over, closed after a review. */
export function DispositionCard({ view }: { view: CaseView }) {
  switch (view.state.id) {
    case "carried":
      return <Promised view={view} />;
    case "handingOver":
    case "handedOver":
      return <Elsewhere view={view} />;
    case "closedAfterReview":
      return <Reviewed view={view} />;
    default:
      return null;
  }
}

/** The promised day, the plan, and the last word on how far it has come. */
function Promised({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const carried = lastEntry(view, ["approveCarry"]);
  const day = dayOfEnd(view, "promise", formats);
  const last = lastEntry(view, ["replyInterim"]);
  // What was said while it was carried before belongs to another promise.
  const latest = last && carried && last.version > carried.version ? last : undefined;
  return (
    <section className={classes.answer} aria-labelledby="promise">
      <h2 id="promise">{day === undefined ? t("carry.title") : t("carry.until", { day })}</h2>
      <p className={classes.answerWords}>{textOf(carried, "plan")}</p>
      <p>
        <strong>{t("carry.latest")}</strong>
      </p>
      {latest ? (
        <>
          <p className={classes.answerWords}>{textOf(latest, "words")}</p>
          <CaseFiles caseId={view.id} files={filesOf(view, latest)} />
          <p className={classes.soft}>
            {[latest.by.body && wordsOf(latest.by.body), formats.instant(latest.at)]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </>
      ) : (
        <p className={classes.soft}>{t("carry.none")}</p>
      )}
    </section>
  );
}

/** Who has the case now, outside, and how to reach them. */
function Elsewhere({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const entry = lastEntry(view, ["handOver"]);
  const receipt = textOf(lastEntry(view, ["recordReceipt"]), "receiptNumber");
  const receiver = textOf(entry, "receiver");
  return (
    <section className={classes.answer} aria-labelledby="elsewhere">
      <h2 id="elsewhere">
        {receiver === undefined ? t("elsewhere.title") : t("elsewhere.to", { receiver })}
      </h2>
      <p className={classes.answerWords}>{textOf(entry, "words")}</p>
      {receipt !== undefined && <p className={classes.soft}>{t("elsewhere.receipt", { number: receipt })}</p>}
    </section>
  );
}

/** What the review came to, and the way that the law leaves open. */
function Reviewed({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const entry = lastEntry(view, ["closeAfterReview"]);
  const route = wordsIn(lawfulRoutes, textOf(entry, "route"));
  return (
    <section className={classes.answer} aria-labelledby="review">
      <h2 id="review">{t("review.title")}</h2>
      <p className={classes.answerWords}>{textOf(entry, "words")}</p>
      {route && (
        <Notice tone="calm" icon="flag" title={t("review.route")}>
          {wordsOf(route)}
        </Notice>
      )}
    </section>
  );
}
