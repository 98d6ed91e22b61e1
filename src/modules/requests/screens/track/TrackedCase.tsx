import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { RatingStars, type Rating } from "#web/kit/RatingStars.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { useActWords } from "../acts/words.ts";
import { actionViewsOf, type CaseAction } from "../acts/actionViews.tsx";
import { CaseActions } from "../acts/CaseActions.tsx";
import type { FollowedCase } from "../calls/useCase.ts";
import { ReporterTimeline } from "../timeline/ReporterTimeline.tsx";
import { AnswerCard } from "./AnswerCard.tsx";
import { DeclineCard } from "./DeclineCard.tsx";
import { SolvedQuestion } from "./SolvedQuestion.tsx";
import { StandingCard } from "./StandingCard.tsx";
import { headlineOf } from "./standingWords.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";
import { WhatYouSaid } from "./WhatYouSaid.tsx";

/** What {@link TrackedCase} takes. */
export interface TrackedCaseProps {
  view: CaseView;
  followed: FollowedCase;
}

const ownActs = ["confirm", "dispute", "rate", "supplement", "urge", "withdraw"] as const;
type OwnAct = (typeof ownActs)[number];

function isOwnAct(action: ActName): action is OwnAct {
  return (ownActs as readonly string[]).includes(action);
}

/** A case in its reporter's words: where it stands, the answer, the question that is theirs alone, what was done. */
export function TrackedCase({ view, followed }: TrackedCaseProps) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const actions = useOwnActions(view);
  const [done, setDone] = useState<string>();
  const status = useRef<HTMLDivElement>(null);

  // After the dialogue gave its focus back, the result is where one goes on from.
  useEffect(() => {
    if (done === undefined) return;
    const timer = setTimeout(() => status.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [done, view.version]);

  function onActed(action: ActName, next: CaseView): void {
    followed.show(next);
    setDone(isOwnAct(action) ? t(`done.${action}`) : undefined);
  }

  const acting = { view, onActed, onOutdated: () => void followed.reload() };
  const late = view.state.id === "unconfirmed";
  const asked = view.state.id === "callback" || late;
  const named = (...names: ActName[]) => actions.filter(({ action }) => names.includes(action));
  return (
    <Page
      title={headlineOf(view.state, { t, wordsOf })}
      eyebrow={`${t("number", { number: view.number })} · ${wordsOf(view.kind.name)}`}
      backTo="/my"
    >
      <div ref={status} tabIndex={-1} className={classes.status}>
        {done !== undefined && <Notice tone="good">{done}</Notice>}
        {followed.error && <Notice tone="warn">{t("stale")}</Notice>}
      </div>
      <StandingCard view={view} />
      <DeclineCard view={view} />
      <AnswerCard view={view} />
      {asked && <SolvedQuestion {...acting} actions={named("confirm", "dispute")} late={late} />}
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
      <OtherActs {...acting} actions={named("rate", "supplement", "urge", "withdraw", ...laterActs(asked))} />
      <section className={classes.part} aria-labelledby="happened">
        <h2 id="happened">{t("happened")}</h2>
        <ReporterTimeline view={view} />
      </section>
      <WhatYouSaid view={view} />
      <p className={classes.foot}>
        <span>{t("renewing")}</span>
        <Link to={`/receipt/${view.id}`}>{t("receipt")}</Link>
      </p>
    </Page>
  );
}

/** Where nobody is asking right now, a reporter may still say that it has been solved meanwhile. */
function laterActs(asked: boolean): ActName[] {
  return asked ? [] : ["confirm", "dispute"];
}

interface OtherActsProps {
  view: CaseView;
  actions: readonly CaseAction[];
  onActed: (action: ActName, view: CaseView) => void;
  onOutdated: () => void;
}

function OtherActs(props: OtherActsProps) {
  const t = useTrackWords();
  if (props.actions.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t("more")}>
      <CaseActions {...props} />
    </section>
  );
}

/** What the reporter may do now, in their words; having rated already is no hindrance worth telling. */
function useOwnActions(view: CaseView): CaseAction[] {
  const t = useTrackWords();
  const acts = useActWords();
  const wordsOf = useWordsOf();
  return useMemo(() => {
    const offered = view.actions.filter(({ action, blocked }) => !(action === "rate" && blocked));
    return actionViewsOf(
      { ...view, actions: offered },
      {
        t: acts,
        wordsOf,
        bodies: [],
        belowOf: () => [],
        order: ownActs,
        labelOf: (action, does) => (isOwnAct(action) ? t(`act.${action}`) : wordsOf(does)),
      },
    );
  }, [view, t, acts, wordsOf]);
}
