import type { CaseView } from "../../contract.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { PrecedentPanel } from "../precedents/PrecedentPanel.tsx";
import { findTakes } from "../precedents/takeRuling.ts";

/** Whether rulings on like requests have a say in anything that may be done now. */
export function wantsPrecedents(view: CaseView): boolean {
  return view.actions.some(
    ({ action, taskId, blocked }) => !blocked && findTakes(view, action, taskId) !== undefined,
  );
}

/** Shows rulings on like requests in the forms of a desk that name a lead or decide whether one may go. */
export function withPrecedents(view: CaseView, chosen: CaseAction): CaseAction {
  const { action, taskId, fields } = chosen;
  const takes = findTakes(view, action, taskId);
  if (!takes) return chosen;
  const currentId = view.tasks.find(({ id }) => id === taskId)?.bodyId;
  return {
    ...chosen,
    offers: (values, put) => (
      <PrecedentPanel
        caseId={view.id}
        takes={takes}
        currentId={currentId}
        fields={fields}
        values={values}
        put={put}
      />
    ),
  };
}
