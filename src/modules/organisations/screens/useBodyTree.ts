import { queryOptions, useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo } from "react";
import { apiJson } from "#web/client/apiFetch.ts";
import { type BodyIndex, bodyIndexOf, type TreeLine } from "./bodyIndex.ts";

/** The whole tree; the browser asks again by its tag, so that an unchanged one is not sent twice. */
export const bodyTreeQuery = queryOptions({
  queryKey: ["organisations", "tree"],
  queryFn: ({ signal }) =>
    apiJson<{ version: number; bodies: TreeLine[] }>("/bodies/tree", { signal }).then(({ bodies }) => bodies),
  staleTime: 300_000,
});

/** Another tree than the installation's, for what is shown below: that of practice. */
export const BodyTreeContext = createContext<BodyIndex | undefined>(undefined);

/** The tree of bodies, undefined until it is loaded; dissolved ones are part of it for staff. */
export function useBodyTree(): { index: BodyIndex | undefined; error: Error | null; retry: () => void } {
  const given = use(BodyTreeContext);
  const { data, error, refetch } = useQuery({ ...bodyTreeQuery, enabled: given === undefined });
  const index = useMemo(() => given ?? (data && bodyIndexOf(data)), [given, data]);
  return { index, error, retry: () => void refetch() };
}
