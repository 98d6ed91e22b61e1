import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { ActName, CaseView } from "../../contract.ts";
import type { CaseAction } from "./actionViews.tsx";
import { ChangedNotice } from "./ChangedNotice.tsx";
import { useSendAct } from "./useSendAct.ts";

/** What {@link CaseActionForm} takes. */
export interface CaseActionFormProps {
  view: CaseView;
  action: CaseAction;
  onActed: (action: ActName, view: CaseView) => void;
  onOutdated: () => void;
}

/** The form of one action, in the page itself rather than in a dialogue. */
export function CaseActionForm({ view, action, onActed, onOutdated }: CaseActionFormProps) {
  const [seenVersion, setSeenVersion] = useState(view.version);
  const sendAct = useSendAct(view.id, onOutdated);
  return (
    <>
      <ChangedNotice view={view} seenVersion={seenVersion} onSeen={() => setSeenVersion(view.version)} />
      <ActionForm
        name={`case:${view.id}:${action.name}`}
        fields={action.fields}
        submitLabel={action.submitLabel ?? action.label}
        send={(values, context) => sendAct(action, seenVersion, values, context)}
        onDone={(next) => onActed(action.action, next)}
      />
    </>
  );
}
