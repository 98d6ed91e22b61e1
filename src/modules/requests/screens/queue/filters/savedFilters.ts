import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { client } from "#web/client/client.ts";
import type { CountView, SavedFilterView } from "../../../contract.ts";
import type { KeptConditions } from "../../../domain/listConditions.ts";
import type { ListName } from "../../../domain/listTerms.ts";

const filtersKey = ["saved-filters"] as const;
const countsKey = ["list-counts"] as const;
/** However much happens, counts are asked for no more often. */
const recountMs = 5_000;

/** The filters that somebody keeps for a list, once they are loaded, and how to show the answer of a change. */
export function useSavedFilters(list: ListName) {
  const queries = useQueryClient();
  const { data, isPending } = useQuery({
    queryKey: filtersKey,
    queryFn: ({ signal }) => client.requests.savedFilters(undefined, { signal }),
  });
  return {
    loading: isPending,
    filters: (data?.filters ?? []).filter((each) => each.list === list),
    show(answer: { filters: SavedFilterView[] }) {
      queries.setQueryData(filtersKey, answer);
      void queries.invalidateQueries({ queryKey: countsKey });
    },
  };
}

/** How many cases each kept filter leaves, by its id; nothing is asked where none is kept. */
export function useFilterCounts(some: boolean): ReadonlyMap<string, CountView> {
  const { data } = useQuery({
    queryKey: [...countsKey, "saved"],
    queryFn: ({ signal }) => client.requests.countSavedFilters(undefined, { signal }),
    enabled: some,
  });
  return new Map((data?.counts ?? []).map(({ id, ...count }) => [id, count]));
}

/** How many cases a list has, narrowed as it is. */
export function useListCount(list: ListName, { sort: _order, ...narrowed }: KeptConditions, asked = true) {
  const { data } = useQuery({
    queryKey: [...countsKey, list, narrowed],
    queryFn: ({ signal }): Promise<CountView> =>
      list === "queue"
        ? client.requests.countQueue(narrowed, { signal })
        : client.requests.countList(narrowed, { signal }),
    enabled: asked,
  });
  return data;
}

/** Counts anew some time after news of a case came: once for all that comes in between, and never by scrolling. */
export function useRecount(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = queries.getQueryCache().subscribe((event) => {
      const isNews = event.type === "updated" && event.action.type === "invalidate";
      const [name] = event.query.queryKey as readonly unknown[];
      if (!isNews || name !== "queue") return;
      waiting ??= setTimeout(() => {
        waiting = undefined;
        void queries.invalidateQueries({ queryKey: countsKey });
      }, recountMs);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [queries]);
}
