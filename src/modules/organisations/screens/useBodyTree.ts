import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { apiJson } from "#web/client/apiFetch.ts";
import { type BodyIndex, bodyIndexOf, type TreeLine } from "./bodyIndex.ts";

/** The whole tree; the browser asks again by its tag, so that an unchanged one is not sent twice. */
export const bodyTreeQuery = queryOptions({
  queryKey: ["organisations", "tree"],
  queryFn: ({ signal }) =>
    apiJson<{ version: number; bodies: TreeLine[] }>("/bodies/tree", { signal }).then(({ bodies }) => bodies),
  staleTime: 300_000,
});

/** The tree of bodies, undefined until it is loaded; dissolved ones are part of it for staff. */
export function useBodyTree(): { index: BodyIndex | undefined; error: Error | null; retry: () => void } {
  const { data, error, refetch } = useQuery(bodyTreeQuery);
  const index = useMemo(() => data && bodyIndexOf(data), [data]);
  return { index, error, retry: () => void refetch() };
}
