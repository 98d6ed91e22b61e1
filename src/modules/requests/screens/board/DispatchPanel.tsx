import { useEffect, useState } from "react";
import { Dialog } from "#web/kit/Dialog.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import type { BoardLine, CaseView } from "../../contract.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { useCase } from "../calls/useCase.ts";
import { useStaffActions } from "../case/useStaffActions.ts";
import { BoardForm } from "./BoardForm.tsx";
import { LastStep } from "./LastStep.tsx";
import type { PickedBodies } from "./pick.ts";
import { findAction, isOpenTo } from "./useBoardBodies.ts";
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
  const isOpen = view !== undefined && isOpenTo(line, view);
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
          {view && !isOpen && <LastStep view={view} />}
          {action && t("closedLead")}
        </Notice>
      )}
      {view && action && (
        <BoardForm
          view={view}
          action={action}
          act={line.act}
          pick={pick}
          closed={isOver}
          onOutdated={() => void followed.reload()}
          onActed={(next) => {
            followed.show(next);
            onSent(action, next, line);
          }}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
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
