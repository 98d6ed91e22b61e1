import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { client } from "#web/client/client.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";

const cardsAPage = 60;

/** What the board is narrowed by. */
export interface BoardNarrowing {
  placeId?: string;
  kind?: Kind;
}

/** What waits, narrowed, a page at a time; renewed by news of any case of the queue. */
export function useWaiting(narrowing: BoardNarrowing) {
  return useInfiniteQuery({
    queryKey: ["queue", "board", narrowing],
    queryFn: ({ pageParam, signal }) =>
      client.requests.board(
        { ...narrowing, limit: cardsAPage, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** How much waits, by place and kind; counted anew some time after news, as lists are. */
export function useBoardCounts() {
  return useQuery({
    queryKey: ["list-counts", "board"],
    queryFn: ({ signal }) => client.requests.countBoard({}, { signal }),
  });
}

/** What the board is narrowed by is its address: back, reload and a shared link lead to the same cards. */
export function useBoardAddress() {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { placeId, kind } = search;
  const narrowing: BoardNarrowing = {
    // The router reads a code of digits as a number.
    ...(typeof placeId === "string" || typeof placeId === "number" ? { placeId: String(placeId) } : {}),
    ...(typeof kind === "string" && Object.hasOwn(kinds, kind) ? { kind: kind as Kind } : {}),
  };
  return {
    narrowing,
    go(next: BoardNarrowing) {
      void navigate({ to: "/desk/board", search: next, resetScroll: false });
    },
  };
}
