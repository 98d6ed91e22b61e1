import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { RatingStars, type Rating } from "#web/kit/RatingStars.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { useCaseAccess } from "../calls/caseAccess.ts";
import type { FollowedCase } from "../calls/useCase.ts";
import { paperPath } from "../papers/fetchPaper.ts";
import { PaperButton } from "../papers/PaperButton.tsx";
import { usePaperWords } from "../papers/words.ts";
import { ReporterTimeline } from "../timeline/ReporterTimeline.tsx";
import { AnswerCard } from "./AnswerCard.tsx";
import { DeclineCard } from "./DeclineCard.tsx";
import { isOwnAct, type OwnAct } from "./ownActNames.ts";
import { RelatedCard } from "./RelatedCard.tsx";
import { StandingCard } from "./StandingCard.tsx";
import { headlineOf } from "./standingWords.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";
import { WhatYouSaid } from "./WhatYouSaid.tsx";

// Where a case stands is read before anything is done about it: the forms come after it, as a piece of their own.
const OwnActs = lazy(() => import("./OwnActs.tsx").then((module) => ({ default: module.OwnActs })));

// Few cases come to such an end, and their words are many.
const DispositionCard = lazy(() =>
  import("./DispositionCard.tsx").then((module) => ({ default: module.DispositionCard })),
);
const disposed: ReadonlySet<string> = new Set(["carried", "handingOver", "handedOver", "closedAfterReview"]);

/** What {@link TrackedCase} takes. */
export interface TrackedCaseProps {
  view: CaseView;
  followed: FollowedCase;
}

/** A case in its reporter's words: where it stands, the answer, the question that is theirs alone, what was done. */
export function TrackedCase({ view, followed }: TrackedCaseProps) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const paper = usePaperWords();
  const { receiptCode } = useCaseAccess();
  const [done, setDone] = useState<{ act: OwnAct; version: number }>();
  const status = useRef<HTMLDivElement>(null);
  // An answer, or why there is none, is what they came for: it stands before where the case is.
  const isTheirTurn = view.state.id === "callback" || view.decline !== undefined;

  // After the dialogue gave its focus back, the result is where one goes on from.
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => status.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [done]);

  return (
    <Page
      title={headlineOf(view.state, { t, wordsOf })}
      eyebrow={`${t("number", { number: view.number })} · ${wordsOf(view.kind.name)}`}
      backTo="/my"
    >
      <div ref={status} tabIndex={-1} className={classes.status}>
        {done?.version === view.version && <Notice tone="good">{t(`done.${done.act}`)}</Notice>}
        {followed.error && <Notice tone="warn">{t("stale")}</Notice>}
      </div>
      {!isTheirTurn && <StandingCard view={view} />}
      <DeclineCard view={view} />
      {disposed.has(view.state.id) && (
        <Suspense fallback={<LoadingState shape="page" />}>
          <DispositionCard view={view} />
        </Suspense>
      )}
      <AnswerCard view={view} />
      {view.actions.length > 0 && (
        <Suspense fallback={<LoadingState shape="page" />}>
          <OwnActs
            view={view}
            onOutdated={() => void followed.reload()}
            onActed={(action, next) => {
              followed.show(next);
              if (isOwnAct(action)) setDone({ act: action, version: next.version });
            }}
          />
        </Suspense>
      )}
      {isTheirTurn && <StandingCard view={view} />}
      {view.rating !== undefined && (
        <section className={classes.card}>
          <RatingStars
            label={t("rate.given")}
            value={view.rating as Rating}
            onChange={() => undefined}
            disabled
          />
        </section>
      )}
      <section className={classes.part} aria-labelledby="happened">
        <h2 id="happened">{t("happened")}</h2>
        <ReporterTimeline view={view} />
      </section>
      <RelatedCard view={view} />
      <WhatYouSaid view={view} />
      <p className={classes.foot}>
        <span>{t("renewing")}</span>
        {receiptCode !== undefined && <Link to={`/receipt/${view.id}`}>{t("receipt")}</Link>}
      </p>
      <PaperButton label={paper("receipt")} asked={{ path: paperPath(view.id, "receipt"), receiptCode }} />
    </Page>
  );
}
