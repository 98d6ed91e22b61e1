import { useEffect, useState } from "react";
import { Dialog } from "#web/kit/Dialog.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import type { BoardLine, CaseView } from "../../contract.ts";
import { CaseActionForm } from "../acts/CaseActionForm.tsx";
import type { CaseAction } from "../acts/actionViews.tsx";
import { useCase } from "../calls/useCase.ts";
import { useStaffActions } from "../case/useStaffActions.ts";
import { type PickedBodies, valuesOf } from "./pick.ts";
import { findAction } from "./useBoardBodies.ts";
import { useBoardWords } from "./words.ts";

/** What {@link DispatchPanel} takes. */
export interface DispatchPanelProps {
  line: BoardLine;
  pick: PickedBodies;
  onClose: () => void;
  /** The server said yes. */
  onSent: (action: CaseAction, view: CaseView, line: BoardLine) => void;
}

/** The form by which a case goes on, with the bodies that were picked; it is sent by its own button alone. */
export function DispatchPanel({ line, pick, onClose, onSent }: DispatchPanelProps) {
  const t = useBoardWords();
  const followed = useCase(line.id);
  const { view, error } = followed;
  // What was written stays readable though somebody else was faster: by the case as it was last open to this.
  const [lastOpen, setLastOpen] = useState<CaseView>();
  const isOpen = view !== undefined && offers(view, line);
  if (isOpen && view !== lastOpen) setLastOpen(view);
  const action = findAction(line, useStaffActions(isOpen ? view : lastOpen));
  const isOver = view !== undefined && (!isOpen || action?.blocked !== undefined);
  useSendKey();
  return (
    <Dialog title={[action?.label, line.number].filter(Boolean).join(" · ")} onClose={onClose}>
      {!view && !error && <LoadingState shape="page" />}
      {!view && error && <ErrorState error={error} onRetry={() => void followed.reload()} />}
      {isOver && (
        <Notice tone="warn" urgent title={(isOpen && action?.blocked) || t("closedNow")}>
          {action && t("closedLead")}
        </Notice>
      )}
      {view && action && (
        <CaseActionForm
          view={view}
          action={action}
          // Picked anew, it is another draft: an earlier one would name others.
          draft={`${action.name}:${[pick.leadId ?? "", ...pick.coIds].join("+")}`}
          initial={{ ...action.initial, ...valuesOf(line.act, pick) }}
          intro={action.intro}
          {...(action.offers ? { offers: action.offers } : {})}
          closed={isOver}
          onOutdated={() => void followed.reload()}
          onActed={(_action, next) => {
            followed.show(next);
            onSent(action, next, line);
          }}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

/** Whether a case may still go on as its line on the board says. */
function offers(view: CaseView, { act, taskId }: BoardLine): boolean {
  return view.actions.some((each) => each.action === act && each.taskId === taskId);
}

/** Ctrl and Enter send the form, wherever in it the focus is. */
function useSendKey(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      const send = document.querySelector<HTMLButtonElement>("dialog[open] form button[type=submit]");
      if (!send) return;
      event.preventDefault();
      send.click();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
