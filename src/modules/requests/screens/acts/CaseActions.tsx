import { type ReactNode, type Ref, useRef, useState } from "react";
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
  /** Names its drafts in this browser; the case by itself where nothing is said. */
  subject?: string;
  /** Which act's form is open. */
  onWriting?: (action: ActName | undefined) => void;
  /** Opens a form from elsewhere on the page. */
  opener?: Ref<(name: string) => void>;
  /** Shown above an open form, beside what changed meanwhile. */
  notice?: ReactNode;
}

/** The actions of a case with their forms; what is decided counts only for the case as it was looked at. */
export function CaseActions(props: CaseActionsProps) {
  const { view, actions, onOutdated, onActed, docked = false, onWriting, opener } = props;
  const [seenVersion, setSeenVersion] = useState(view.version);
  const answered = useRef<{ action: ActName; view: CaseView }>(undefined);
  const sendAct = useSendAct(view.id, onOutdated);
  return (
    <ActionBar
      subject={props.subject ?? `case:${view.id}`}
      actions={actions}
      docked={docked}
      onOpen={(name) => {
        setSeenVersion(view.version);
        onWriting?.(actions.find((each) => each.name === name)?.action);
      }}
      onClose={() => onWriting?.(undefined)}
      {...(opener ? { opener } : {})}
      notice={
        <>
          {props.notice}
          <ChangedNotice view={view} seenVersion={seenVersion} onSeen={() => setSeenVersion(view.version)} />
        </>
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
