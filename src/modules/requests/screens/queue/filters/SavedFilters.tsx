import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import type { CountView } from "../../../contract.ts";
import { type ListName, savedFiltersMost } from "../../../domain/listTerms.ts";
import { useQueueWords } from "../words.ts";
import { isAlike } from "./conditions.ts";
import classes from "./Filters.module.css";
import { ManageFilters } from "./ManageFilters.tsx";
import { SaveFilter } from "./SaveFilter.tsx";
import { useFilterCounts, useSavedFilters } from "./savedFilters.ts";
import type { FollowedAddress } from "./useListAddress.ts";

/** What {@link SavedFilters} takes. */
export interface SavedFiltersProps {
  list: ListName;
  address: FollowedAddress;
}

/** The filters somebody keeps for a list, each with how much it leaves; and a way to keep the present one. */
export function SavedFilters({ list, address }: SavedFiltersProps) {
  const t = useQueueWords();
  const saved = useSavedFilters(list);
  const counts = useFilterCounts(saved.filters.length > 0);
  const [open, setOpen] = useState<"save" | "manage">();
  useOpening(saved, address);
  const { kept, go } = address;
  const narrowed = Object.keys(kept).length > 0;
  const isKept = saved.filters.some(({ conditions }) => isAlike(conditions, kept));
  if (saved.filters.length === 0 && !narrowed) return null;
  return (
    <section className={classes.saved} aria-label={t("saved")}>
      {saved.filters.length > 0 && (
        <ul className={classes.chips}>
          <li>
            <Chip name={t("everything")} chosen={!narrowed} onChoose={() => go({})} />
          </li>
          {saved.filters.map(({ id, name, conditions }) => (
            <li key={id}>
              <Chip
                name={name}
                count={counts.get(id)}
                chosen={isAlike(conditions, kept)}
                onChoose={() => go(conditions)}
              />
            </li>
          ))}
        </ul>
      )}
      {narrowed && !isKept && saved.filters.length < savedFiltersMost && (
        <Button variant="subtle" leftSection={<Icon name="plus" size={18} />} onClick={() => setOpen("save")}>
          {t("save")}
        </Button>
      )}
      {saved.filters.length > 0 && (
        <Button variant="subtle" onClick={() => setOpen("manage")}>
          {t("manage")}
        </Button>
      )}
      {open === "save" && (
        <SaveFilter list={list} conditions={kept} onSaved={saved.show} onClose={() => setOpen(undefined)} />
      )}
      {open === "manage" && (
        <ManageFilters filters={saved.filters} onChanged={saved.show} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}

/** The list opens with the filter it is to open with, unless its address says something already. */
function useOpening(
  { loading, filters }: ReturnType<typeof useSavedFilters>,
  address: FollowedAddress,
): void {
  const decided = useRef(false);
  const { kept, everything, go } = address;
  useEffect(() => {
    if (loading || decided.current) return;
    decided.current = true;
    const opening = filters.find(({ isDefault }) => isDefault);
    if (opening && !everything && Object.keys(kept).length === 0) go(opening.conditions, { replace: true });
  }, [loading, filters, kept, everything, go]);
}

interface ChipProps {
  name: string;
  count?: CountView | undefined;
  chosen: boolean;
  onChoose: () => void;
}

function Chip({ name, count, chosen, onChoose }: ChipProps) {
  const t = useQueueWords();
  return (
    <button type="button" className={classes.chip} aria-pressed={chosen} onClick={onChoose}>
      {name}
      {count && (
        <span className={classes.count}>
          <span aria-hidden="true">{count.more ? `${count.count}+` : count.count}</span>
          <span className={classes.spoken}>
            {t(count.more ? "countSoFar" : "count", { count: count.count })}
          </span>
        </span>
      )}
    </button>
  );
}
