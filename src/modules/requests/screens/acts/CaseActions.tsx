import { useRef, useState } from "react";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import type { ActName, CaseView } from "../../contract.ts";
import type { CaseAction } from "./actionViews.tsx";
import { ChangedNotice } from "./ChangedNotice.tsx";
import { useSendAct } from "./useSendAct.ts";

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

/** The actions of a case with their forms; what is decided counts only for the case as it was looked at. */
export function CaseActions({ view, actions, onOutdated, onActed, docked = false }: CaseActionsProps) {
  const [seenVersion, setSeenVersion] = useState(view.version);
  const answered = useRef<{ action: ActName; view: CaseView }>(undefined);
  const sendAct = useSendAct(view.id, onOutdated);
  return (
    <ActionBar
      subject={`case:${view.id}`}
      actions={actions}
      docked={docked}
      onOpen={() => setSeenVersion(view.version)}
      notice={
        <ChangedNotice view={view} seenVersion={seenVersion} onSeen={() => setSeenVersion(view.version)} />
      }
      send={async (name, values, context) => {
        const chosen = actions.find((each) => each.name === name);
        if (!chosen) throw new Error(`No action ${name} is offered.`);
        answered.current = {
          action: chosen.action,
          view: await sendAct(chosen, seenVersion, values, context),
        };
      }}
      onDone={() => {
        // Only now: the new state takes the action away, and its form is to close first.
        if (answered.current) onActed(answered.current.action, answered.current.view);
      }}
    />
  );
}
