import { useRef, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import type { SendContext } from "#web/kit/ActionForm.tsx";
import type { FieldValues } from "#web/kit/actionFields.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { decides, inputOf } from "../actionFields.ts";
import { useCaseAccess } from "../calls/caseAccess.ts";
import { actOnCase } from "../calls/requestCalls.ts";
import type { CaseAction } from "./actionViews.tsx";
import { ChangedNotice } from "./ChangedNotice.tsx";

/** What {@link CaseActions} takes. */
export interface CaseActionsProps {
  view: CaseView;
  actions: readonly CaseAction[];
  /** Reads the case anew, once the server says that it has moved on. */
  onOutdated: () => void;
  /** The server said yes: the action, and the case as it is now. */
  onActed: (action: ActName, view: CaseView) => void;
  docked?: boolean;
}

const outdated: ReadonlySet<string> = new Set([
  "changed-meanwhile",
  "wrong-state",
  "wrong-task-state",
  "task-not-found",
]);

/** The actions of a case with their forms; what is decided counts only for the case as it was looked at. */
export function CaseActions({ view, actions, onOutdated, onActed, docked = false }: CaseActionsProps) {
  const { receiptCode } = useCaseAccess();
  const [seenVersion, setSeenVersion] = useState(view.version);
  const answered = useRef<CaseView>(undefined);

  async function send(name: string, values: FieldValues, context: SendContext): Promise<void> {
    const chosen = actions.find((each) => each.name === name);
    if (!chosen) throw new Error(`No action ${name} is offered.`);
    const { action, taskId, fields } = chosen;
    try {
      answered.current = await actOnCase(
        view.id,
        action,
        {
          taskId,
          expectedVersion: decides(action) ? seenVersion : undefined,
          input: inputOf(fields, values),
        },
        { ...context, receiptCode },
      );
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.kind === "refused" && outdated.has(error.code)) onOutdated();
      throw thrown;
    }
  }

  return (
    <ActionBar
      subject={`case:${view.id}`}
      actions={actions}
      docked={docked}
      onOpen={() => setSeenVersion(view.version)}
      notice={
        <ChangedNotice
          view={view}
          seenVersion={seenVersion}
          onSeen={() => setSeenVersion(view.version)}
        />
      }
      send={send}
      onDone={(name) => {
        const done = actions.find((each) => each.name === name);
        if (done && answered.current) onActed(done.action, answered.current);
      }}
    />
  );
}
