import { useMemo } from "react";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { bodyOptionsOf, useBodyTree } from "#modules/organisations/screens/index.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { actionViewsOf, type CaseAction } from "../acts/actionViews.tsx";
import { orderFor, staffOrder } from "../acts/staffOrder.ts";
import { useActHelp } from "../acts/help/useActHelp.tsx";
import { useActWords } from "../acts/words.ts";
import {
  bodiesBelow,
  bodyChoices,
  deskChoices,
  outsideChoices,
  placeChoices,
  territoryChoices,
} from "../caseFacts/bodyChoices.ts";
import { useNotedBodies } from "../load/useBodyLoads.ts";
import { usePrecedents } from "../precedents/usePrecedents.ts";
import { wantsPrecedents, withPrecedents } from "./withPrecedents.tsx";
import { withTemplates } from "./withTemplates.tsx";

// Once they spoke, the answer is what is waited for.
const orderOnceContacted: readonly ActName[] = [
  ...staffOrder.filter((name) => name !== "contact"),
  "contact",
];

/** In whose forms bodies are named that then have it to do. */
const sending: ReadonlySet<string> = new Set<ActName>([
  "dispatch",
  "reassign",
  "addCoHandler",
  "assignDown",
  "upholdReturn",
  "convene",
  "concludeConsultation",
]);

/** What this post may do with a case now, each with its form and the bodies that may be chosen in it; none before it is read. */
export function useStaffActions(view: CaseView | undefined): CaseAction[] {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const { index } = useBodyTree();
  usePrecedents(view?.id ?? "", view !== undefined && wantsPrecedents(view));
  const noted = useNotedBodies(view?.actions.some(({ action }) => sending.has(action)) ?? false);
  const helpOf = useActHelp();
  return useMemo(() => {
    if (!view) return [];
    const bodies = index
      ? noted(
          bodyChoices({
            index,
            wordsOf,
            aboutIds: view.about.map(({ bodyId }) => bodyId),
            placeId: view.places.find(({ part }) => part === "matter")?.bodyId,
            says: { outside: t("bodies.outside"), about: t("bodies.about") },
          }),
        )
      : [];
    const deskId = view.places.find(({ part }) => part === "desk")?.bodyId;
    const contacted = (view.counts["contacts"] ?? 0) > 0;
    return actionViewsOf(view, {
      t,
      wordsOf,
      bodies,
      territory: index ? territoryChoices(index, bodies, deskId, t("bodies.beyond")) : [],
      desks: index ? deskChoices(index, wordsOf, deskId) : [],
      subjects: index ? bodyOptionsOf(index, wordsOf) : [],
      places: index ? placeChoices(index, wordsOf) : [],
      outside: index ? outsideChoices(index, wordsOf) : [],
      belowOf: (bodyId) => (index ? bodiesBelow(index, bodies, bodyId) : []),
      withTemplates: (action, fields) => withTemplates(view.id, action, fields, t),
      labelOf: (action, does) => (contacted && action === "contact" ? t("contactAgain") : wordsOf(does)),
      helpOf,
      order: orderFor(contacted ? orderOnceContacted : staffOrder, view.audiences),
    }).map((action) => withPrecedents(view, action));
  }, [view, index, noted, t, wordsOf, helpOf]);
}
