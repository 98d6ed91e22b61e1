import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { BoardLine, CaseView } from "../../contract.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { ChangedNotice } from "../acts/ChangedNotice.tsx";
import { useSendAct } from "../acts/useSendAct.ts";
import { type PickedBodies, valuesOf } from "./pick.ts";

/** What {@link BoardForm} takes. */
export interface BoardFormProps {
  view: CaseView;
  action: CaseAction;
  act: BoardLine["act"];
  pick: PickedBodies;
  /** It can no longer be sent. */
  closed: boolean;
  onActed: (view: CaseView) => void;
  onOutdated: () => void;
  onCancel: () => void;
}

/** The act's own form, with the bodies that were picked; it counts only for the case as it was looked at. */
export function BoardForm(props: BoardFormProps) {
  const { view, action, act, pick, closed, onActed, onOutdated, onCancel } = props;
  const [seenVersion, setSeenVersion] = useState(view.version);
  const sendAct = useSendAct(view.id, onOutdated);
  const picked = [pick.leadId ?? "", ...pick.coIds].join("+");
  return (
    <>
      {!closed && (
        <ChangedNotice view={view} seenVersion={seenVersion} onSeen={() => setSeenVersion(view.version)} />
      )}
      <ActionForm
        // Picked anew, it is another draft: an earlier one would name others.
        name={`case:${view.id}:${action.name}:${picked}`}
        fields={action.fields}
        initial={{ ...action.initial, ...valuesOf(act, pick) }}
        submitLabel={action.submitLabel ?? action.label}
        intro={action.intro}
        {...(action.offers ? { offers: action.offers } : {})}
        closed={closed}
        send={(values, context) => sendAct(action, seenVersion, values, context)}
        onDone={onActed}
        onCancel={onCancel}
      />
    </>
  );
}
