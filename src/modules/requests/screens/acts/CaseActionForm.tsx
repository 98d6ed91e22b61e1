import { useState } from "react";
import { ActionForm, type ActionFormProps } from "#web/kit/ActionForm.tsx";
import type { ActName, CaseView } from "../../contract.ts";
import type { CaseAction } from "./actionViews.tsx";
import { ChangedNotice } from "./ChangedNotice.tsx";
import { useSendAct } from "./useSendAct.ts";

/** What {@link CaseActionForm} takes. */
export interface CaseActionFormProps
  extends Pick<ActionFormProps<CaseView>, "intro" | "offers" | "initial" | "closed" | "onCancel"> {
  view: CaseView;
  action: CaseAction;
  onActed: (action: ActName, view: CaseView) => void;
  onOutdated: () => void;
  /** Names its draft, where it is not the one of the action itself. */
  draft?: string;
}

/** The form of one action, in the page itself rather than in a dialogue. */
export function CaseActionForm(props: CaseActionFormProps) {
  const { view, action, onActed, onOutdated, draft = action.name, ...form } = props;
  const [seenVersion, setSeenVersion] = useState(view.version);
  const sendAct = useSendAct(view.id, onOutdated);
  return (
    <>
      <ChangedNotice view={view} seenVersion={seenVersion} onSeen={() => setSeenVersion(view.version)} />
      <ActionForm
        {...form}
        name={`case:${view.id}:${draft}`}
        fields={action.fields}
        submitLabel={action.submitLabel ?? action.label}
        send={(values, context) => sendAct(action, seenVersion, values, context)}
        onDone={(next) => onActed(action.action, next)}
      />
    </>
  );
}
