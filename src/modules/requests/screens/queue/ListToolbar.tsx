import { Button, NativeSelect } from "@mantine/core";
import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type ListName, type ListOrder, listOrders } from "../../domain/listTerms.ts";
import { ownOrder } from "./filters/conditions.ts";
import type { FollowedAddress } from "./filters/useListAddress.ts";
import classes from "./Lines.module.css";
import { useQueueWords } from "./words.ts";

/** What {@link ListToolbar} takes. */
export interface ListToolbarProps {
  list: ListName;
  address: FollowedAddress;
  /** Whether an order can be chosen. */
  ordered: boolean;
  /** Absent where lines are cards. */
  onLook: (() => void) | undefined;
  onKeys: () => void;
}

/** In which order a list stands, how its lines look, and which keys it knows. */
export function ListToolbar({ list, address, ordered, onLook, onKeys }: ListToolbarProps) {
  const t = useQueueWords();
  const wordsOf = useWordsOf();
  const { conditions, sort = ownOrder[list], go } = address;
  return (
    <div className={classes.toolbar}>
      {ordered && (
        <NativeSelect
          className={classes.order ?? ""}
          aria-label={t("order")}
          rightSection={<Icon name="chevronDown" size={18} />}
          value={sort}
          data={Object.entries(listOrders).map(([value, words]) => ({ value, label: wordsOf(words) }))}
          onChange={(event) => {
            const order = event.currentTarget.value as ListOrder; // one of the options
            go({ ...conditions, ...(order === ownOrder[list] ? {} : { sort: order }) });
          }}
        />
      )}
      {onLook && (
        <Button variant="subtle" onClick={onLook}>
          {t("look")}
        </Button>
      )}
      <Button className={classes.keys ?? ""} variant="subtle" onClick={onKeys} aria-keyshortcuts="?">
        {t("keysTitle")} <kbd>?</kbd>
      </Button>
    </div>
  );
}
