import { FilterBar, type FilterValues, type Filter } from "#web/kit/FilterBar.tsx";
import type { KeptConditions } from "../../../domain/listConditions.ts";
import type { ListName } from "../../../domain/listTerms.ts";
import { useQueueWords } from "../words.ts";
import { textsOf } from "./conditions.ts";
import { SavedFilters } from "./SavedFilters.tsx";
import { useListCount, useRecount } from "./savedFilters.ts";
import { useFilters } from "./useFilters.tsx";
import type { FollowedAddress } from "./useListAddress.ts";

/** What {@link ListFilters} takes. */
export interface ListFiltersProps {
  list: ListName;
  address: FollowedAddress;
  /** A search beside the conditions; while something is searched for, they do not count. */
  search?: { filter: Filter; text: string; onChange: (text: string) => void };
}

/** What narrows a list: the filters that are kept, and conditions one by one. */
export function ListFilters({ list, address, search }: ListFiltersProps) {
  const t = useQueueWords();
  const { conditions, sort, kept, go } = address;
  const filters = useFilters(list, conditions);
  const searching = search !== undefined && search.text.trim() !== "";
  const count = useListCount(list, kept, !searching);
  useRecount();

  function change({ text = "", ...narrowed }: FilterValues): void {
    if (search && text !== search.text) {
      search.onChange(text);
      return;
    }
    go({ ...(narrowed as KeptConditions), ...(sort === undefined ? {} : { sort }) }); // made of the filters' own options
  }

  return (
    <>
      {!searching && <SavedFilters list={list} address={address} />}
      <FilterBar
        // A search goes through everything; the conditions are for looking through the list.
        filters={[...(search ? [search.filter] : []), ...(searching ? [] : filters)]}
        value={searching ? { text: search.text } : textsOf(conditions)}
        onChange={change}
        {...(count && !searching
          ? { counted: t(count.more ? "countSoFar" : "count", { count: count.count }) }
          : {})}
      />
    </>
  );
}
