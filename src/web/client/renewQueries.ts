import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks anew for everything on screen under a key, as something behind it has changed. What is being asked for the first
 * time is asked for once more when it has come: the answer on its way may be from before the change, and Query would
 * take it for the newest.
 */
export function renewQueries(queries: QueryClient, queryKey: QueryKey): void {
  const onTheirWay = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  void queries.invalidateQueries({ queryKey });
  for (const query of onTheirWay) {
    const again = () => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, () => undefined);
  }
}
