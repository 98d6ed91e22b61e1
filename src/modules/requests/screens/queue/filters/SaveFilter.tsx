import { client } from "#web/client/client.ts";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { type ActionField, valueOf } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import type { SavedFilterView } from "../../../contract.ts";
import type { KeptConditions } from "../../../domain/listConditions.ts";
import type { ListName } from "../../../domain/listTerms.ts";
import { useQueueWords } from "../words.ts";

/** What {@link SaveFilter} takes. */
export interface SaveFilterProps {
  list: ListName;
  conditions: KeptConditions;
  onSaved: (answer: { filters: SavedFilterView[] }) => void;
  onClose: () => void;
}

const nameMost = 30;

/** Keeps what a list is narrowed by, under a name. */
export function SaveFilter({ list, conditions, onSaved, onClose }: SaveFilterProps) {
  const t = useQueueWords();
  const fields: ActionField[] = [
    { kind: "text", name: "name", label: t("filterName"), required: true, mostCharacters: nameMost },
    { kind: "tick", name: "isDefault", label: t("opensWith") },
  ];
  return (
    <Dialog title={t("save")} onClose={onClose}>
      <ActionForm
        intro={<p>{t("saveLead")}</p>}
        name={`saved-filter:${list}`}
        fields={fields}
        submitLabel={t("saveDo")}
        send={(values, { idempotencyKey }) =>
          client.requests.saveFilter(
            {
              list,
              conditions,
              name: valueOf(values, { name: "name", kind: "text" }).trim(),
              isDefault: valueOf(values, { name: "isDefault", kind: "tick" }),
            },
            { context: { idempotencyKey } },
          )
        }
        onDone={(answer) => {
          onSaved(answer);
          onClose();
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}
