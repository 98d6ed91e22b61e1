import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { client } from "#web/client/client.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { SavedFilterView } from "../../../contract.ts";
import { useQueueWords } from "../words.ts";
import classes from "./Filters.module.css";

type Answer = { filters: SavedFilterView[] };

/** What {@link ManageFilters} takes. */
export interface ManageFiltersProps {
  filters: readonly SavedFilterView[];
  onChanged: (answer: Answer) => void;
  onClose: () => void;
}

const nameMost = 30;

/** Renames the filters that are kept, removes them, and says which of them the list opens with. */
export function ManageFilters({ filters, onChanged, onClose }: ManageFiltersProps) {
  const t = useQueueWords();
  return (
    <Dialog title={t("manage")} onClose={onClose}>
      <p>{t("manageLead")}</p>
      <ul className={classes.kept}>
        {filters.map((filter) => (
          <KeptFilter key={filter.id} filter={filter} onChanged={onChanged} />
        ))}
      </ul>
      {filters.length === 0 && <p>{t("noneKept")}</p>}
    </Dialog>
  );
}

type Change = { name?: string; isDefault?: boolean } | "remove";

function KeptFilter({ filter, onChanged }: { filter: SavedFilterView; onChanged: (answer: Answer) => void }) {
  const t = useQueueWords();
  const { id, isDefault } = filter;
  const [name, setName] = useState(filter.name);
  const [removing, setRemoving] = useState(false);
  const command = useCommand<Change, Answer>({
    name: `saved-filter:change:${id}`,
    send: (change, idempotencyKey) => {
      const how = { context: { idempotencyKey } };
      return change === "remove"
        ? client.requests.removeFilter({ id }, how)
        : client.requests.changeFilter({ id, ...change }, how);
    },
    onDone: onChanged,
  });
  const renamed = name.trim() !== "" && name.trim() !== filter.name;
  return (
    <li className={classes.keptFilter}>
      <div className={classes.keptName}>
        <TextInput
          label={t("filterName")}
          value={name}
          maxLength={nameMost}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!renamed}
          loading={command.busy}
          onClick={() => void command.run({ name: name.trim() })}
        >
          {t("rename")}
        </Button>
      </div>
      <div className={classes.keptName}>
        <Checkbox
          label={t("opensWith")}
          checked={isDefault}
          disabled={command.busy}
          onChange={(event) => void command.run({ isDefault: event.currentTarget.checked })}
        />
        {removing ? (
          <span className={classes.confirm}>
            <Button color="red" loading={command.busy} onClick={() => void command.run("remove")}>
              {t("removeDo")}
            </Button>
            <Button variant="default" onClick={() => setRemoving(false)}>
              {t("keep")}
            </Button>
          </span>
        ) : (
          <Button
            variant="subtle"
            leftSection={<Icon name="trash" size={18} />}
            aria-label={t("removeOf", { name: filter.name })}
            onClick={() => setRemoving(true)}
          >
            {t("remove")}
          </Button>
        )}
      </div>
      <CommandNotice state={command.state} />
    </li>
  );
}
