import { useMemo } from "react";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { actionViewsOf, type CaseAction } from "../acts/actionViews.tsx";
import { CaseActions } from "../acts/CaseActions.tsx";
import { useActWords } from "../acts/words.ts";
import { isOwnAct, ownActs } from "./ownActNames.ts";
import { SolvedQuestion } from "./SolvedQuestion.tsx";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** What {@link OwnActs} takes. */
export interface OwnActsProps {
  view: CaseView;
  onActed: (action: ActName, view: CaseView) => void;
  onOutdated: () => void;
}

/** What the reporter may do now: the question first where an answer waits for their word, the rest below it. */
export function OwnActs(props: OwnActsProps) {
  const t = useTrackWords();
  const { view } = props;
  const actions = useOwnActions(view);
  const late = view.state.id === "unconfirmed";
  const asked = view.state.id === "callback" || late;
  const answers = actions.filter(({ action }) => action === "confirm" || action === "dispute");
  const others = actions.filter((action) => !asked || !answers.includes(action));
  return (
    <>
      {asked && <SolvedQuestion {...props} actions={answers} late={late} />}
      {others.length > 0 && (
        <section className={classes.part} aria-label={t("more")}>
          <CaseActions {...props} actions={others} />
        </section>
      )}
    </>
  );
}

/** The reporter's actions in their own words; having rated already is no hindrance worth telling. */
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
        places: [],
        territory: [],
        desks: [],
        outside: [],
        subjects: [],
        belowOf: () => [],
        order: ownActs,
        labelOf: (action, does) => (isOwnAct(action) ? t(`act.${action}`) : wordsOf(does)),
      },
    );
  }, [view, t, acts, wordsOf]);
}
