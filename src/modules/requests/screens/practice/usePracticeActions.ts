import { useMemo } from "react";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { bodyIndexOf, bodyOptionsOf } from "#modules/organisations/screens/index.ts";
import type { CaseView } from "../../contract.ts";
import { practiceBodies } from "../../domain/practice/practiceWorld.ts";
import { actionViewsOf, type CaseAction } from "../acts/actionViews.tsx";
import { staffOrder } from "../acts/staffOrder.ts";
import { useActHelp } from "../acts/help/useActHelp.tsx";
import { useActWords } from "../acts/words.ts";

/** The bodies of practice as the screens of real ones read them. */
export const practiceIndex = bodyIndexOf(practiceBodies);

/** The action that a tour has come to, with the form that it has every day; files and templates are the server's. */
export function usePracticeActions(view: CaseView | undefined): CaseAction[] {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const helpOf = useActHelp();
  return useMemo(() => {
    if (!view) return [];
    const bodies = bodyOptionsOf(practiceIndex, wordsOf, ({ kind }) => kind === "department");
    return actionViewsOf(view, {
      t,
      wordsOf,
      bodies,
      territory: bodies,
      desks: [],
      subjects: bodies,
      places: [],
      outside: [],
      belowOf: () => [],
      labelOf: (_, does) => wordsOf(does),
      helpOf,
      order: staffOrder,
    }).map((action) => ({ ...action, fields: action.fields.filter(({ kind }) => kind !== "files") }));
  }, [view, t, wordsOf, helpOf]);
}
