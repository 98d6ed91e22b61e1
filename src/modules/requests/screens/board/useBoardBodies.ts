import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { type BodyIndex, useBodyTree } from "#modules/organisations/screens/index.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { useSession } from "#web/session/session.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BoardLine, CaseView } from "../../contract.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { type SayAct, useActWords } from "../acts/words.ts";
import { useCase } from "../calls/useCase.ts";
import { useStaffActions } from "../case/useStaffActions.ts";
import { bodiesBelow, bodyChoices, territoryChoices } from "../caseFacts/bodyChoices.ts";
import { orderBodies } from "./orderBodies.ts";
import { useBoardWords } from "./words.ts";

/** Going from card to card reads no case on the way. */
const settleMs = 120;

/** Whether a case may still go on as its line on the board says. */
export function isOpenTo({ act, taskId }: BoardLine, view: CaseView): boolean {
  return view.actions.some((each) => each.action === act && each.taskId === taskId);
}

/** The act by which a line goes on, as its case offers it now. */
export function findAction(line: BoardLine, actions: readonly CaseAction[]): CaseAction | undefined {
  return actions.find(({ action, taskId }) => action === line.act && taskId === line.taskId);
}

/** The bodies a case may be given; those that may not have it say why, as far as the case is read already. */
export function useBoardBodies(line: BoardLine | undefined): { options: BodyOption[]; blocked?: string } {
  const t = useBoardWords();
  const act = useActWords();
  const wordsOf = useWordsOf();
  const { post } = useSession();
  const { index } = useBodyTree();
  const [settled] = useDebouncedValue(line?.id, settleMs);
  const { view } = useCase(settled);
  const actions = useStaffActions(view);
  const bodyId = post?.bodyId;
  const all = useMemo(
    () => (index && bodyId !== undefined ? territoryOf(index, bodyId, wordsOf, act) : []),
    [index, bodyId, wordsOf, act],
  );
  const isRead = line !== undefined && view?.id === line.id;
  const action = isRead ? findAction(line, actions) : undefined;
  const blocked = isRead ? (action ? action.blocked : t("closedNow")) : undefined;
  const options = useMemo(() => {
    const field = action?.fields.find(({ kind }) => kind === "body");
    const offered = field?.kind === "body" ? field.bodies : all;
    const told = blocked === undefined ? offered : offered.map((each) => ({ ...each, unavailable: blocked }));
    return orderBodies(told, (id) => index?.find(id)?.kind);
  }, [action, all, blocked, index]);
  return { options, ...(blocked === undefined ? {} : { blocked }) };
}

/** Whom a post may send to, before any case is looked at. */
function territoryOf(
  index: BodyIndex,
  bodyId: string,
  wordsOf: Parameters<typeof bodyChoices>[0]["wordsOf"],
  t: SayAct,
): BodyOption[] {
  const says = { outside: t("bodies.outside"), about: t("bodies.about") };
  const bodies = bodyChoices({ index, wordsOf, aboutIds: [], says });
  const isDesk = index.find(bodyId)?.kind === "desk";
  const within = isDesk
    ? territoryChoices(index, bodies, bodyId, t("bodies.beyond"))
    : bodiesBelow(index, bodies, bodyId);
  return within.filter(({ unavailable }) => unavailable === undefined);
}
