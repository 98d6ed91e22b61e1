import type { ReactNode } from "react";
import type { Words } from "#engine/words.ts";
import type { ActionView } from "#web/kit/ActionBar.tsx";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { fieldsOf, isActName, isDestructive } from "../actionFields.ts";
import { lastEntry, type Task, textOf } from "../caseFacts/facts.ts";
import { originOf, paperNumber } from "../caseFacts/sideTasks.ts";
import type { FieldMaker } from "../forms/fieldMakers.ts";
import { ActionIntro } from "./ActionIntro.tsx";
import { LawfulRoute } from "./LawfulRoute.tsx";
import { isSeldom } from "./staffOrder.ts";

/** An action that may be taken, with what its form needs. */
export interface CaseAction extends ActionView {
  action: ActName;
  taskId: number | undefined;
}

/** What the views of actions are made with. */
export interface ActionViewMaker extends Omit<FieldMaker, "role" | "below" | "dates"> {
  /** The bodies below the one of a task. */
  belowOf: (taskBodyId: string) => FieldMaker["below"];
  /** Gives the text that an action is about what offers words for it. */
  withTemplates?: (action: ActName, fields: ActionField[]) => ActionField[];
  /** The action in words for its button; the server's own where there are none. */
  labelOf: (action: ActName, does: Words) => string;
  /** The (?) of an action's form, where there is one. */
  helpOf?: (action: ActName, label: string) => ReactNode;
  /** By what it is likely to be wanted. */
  order: readonly ActName[];
}

/** What this viewer may do with a case now, in order of likelihood, each with its form. */
export function actionViewsOf(view: CaseView, maker: ActionViewMaker): CaseAction[] {
  const rank = ({ action }: CaseAction) => {
    const place = maker.order.indexOf(action);
    return place < 0 ? maker.order.length : place;
  };
  return view.actions
    .flatMap((available) => actionViewOf(view, available, maker) ?? [])
    .toSorted((one, other) => rank(one) - rank(other));
}

function actionViewOf(
  view: CaseView,
  available: CaseView["actions"][number],
  maker: ActionViewMaker,
): CaseAction | undefined {
  const { action, taskId, does, blocked } = available;
  if (!isActName(action)) return undefined;
  const task = view.tasks.find(({ id }) => id === taskId);
  const plain = fieldsOf(action, {
    ...maker,
    below: task ? maker.belowOf(task.bodyId) : [],
    role: task?.role,
    dates: available.dates,
  });
  const fields = maker.withTemplates?.(action, plain) ?? plain;
  const ambiguous = view.actions.filter((each) => each.action === action).length > 1;
  const label = maker.labelOf(action, does);
  const initial = initialOf(view, action, taskId, fields);
  return {
    name: taskId === undefined ? action : `${action}.${taskId}`,
    action,
    taskId,
    label: ambiguous && task ? `${label} · ${whichOf(view, task, maker)}` : label,
    explains: maker.t(`explains.${action}`),
    help: maker.helpOf?.(action, label),
    submitLabel: maker.t(`submits.${action}`),
    fields,
    intro: <ActionIntro view={view} action={action} taskId={taskId} />,
    destructive: isDestructive(action),
    seldom: isSeldom(action, view.audiences),
    ...(initial ? { initial } : {}),
    ...(action === "decline"
      ? { preview: (values: FieldValues) => <LawfulRoute ground={values["ground"]} /> }
      : {}),
    ...(blocked ? { blocked: maker.wordsOf(blocked.says) } : {}),
  };
}

/** Which of several like ones: by the body, and papers to the same body by their number. */
function whichOf(view: CaseView, task: Task, { t, wordsOf }: ActionViewMaker): string {
  const origin = originOf(view, task.id);
  const isPaper = origin?.action === "issueOrder" || origin?.action === "addNote";
  const body = wordsOf(task.bodyName);
  return isPaper ? `${body} ${t("preview.paperNumber", { number: `${paperNumber(view, origin)}` })}` : body;
}

/** What somebody wrote before is offered: the better body that a return names, the plan that was asked for. */
function initialOf(
  view: CaseView,
  action: ActName,
  taskId: number | undefined,
  fields: readonly ActionField[],
): FieldValues | undefined {
  switch (action) {
    case "upholdReturn":
      return betterBodyOf(view, taskId, fields);
    case "approveCarry": {
      const plan = textOf(originOf(view, taskId), "plan");
      return plan === undefined ? undefined : { plan };
    }
    default:
      return undefined;
  }
}

function betterBodyOf(
  view: CaseView,
  taskId: number | undefined,
  fields: readonly ActionField[],
): FieldValues | undefined {
  const betterId = textOf(lastEntry(view, ["returnTask"], taskId), "betterBodyId");
  const offered = fields.some(
    (field) =>
      field.kind === "body" &&
      field.bodies.some(({ id, unavailable }) => id === betterId && unavailable === undefined),
  );
  return offered && betterId !== undefined ? { bodyId: betterId } : undefined;
}
