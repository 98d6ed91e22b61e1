import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Command, useCommand } from "#web/client/useCommand.ts";
import { type NewsPage, newsKey, readNotices, sendNotices, type UnreadNews } from "../noticeCalls.ts";

const countKey = [...newsKey, "count"];
const linesAPage = 30;
/** A live connection that is down for long tells nothing. */
const askAgainMs = 60_000;

/** What of the news is looked at. */
export type NewsShow = "all" | "unread";

/** How much news is unread: renewed as it comes. */
export function useUnread(): UnreadNews | undefined {
  const { data } = useQuery({
    queryKey: countKey,
    queryFn: ({ signal }) => readNotices<UnreadNews>("news/count", signal),
    refetchInterval: askAgainMs,
  });
  return data;
}

/** The latest news, for the panel. */
export function useLatestNews(count: number) {
  return useQuery({
    queryKey: [...newsKey, "list", "latest"],
    queryFn: ({ signal }) => readNotices<NewsPage>(`news?limit=${count}`, signal),
  });
}

/** All of it, page by page. */
export function useNewsList(show: NewsShow) {
  return useInfiniteQuery({
    queryKey: [...newsKey, "list", show],
    queryFn: ({ pageParam, signal }) =>
      readNotices<NewsPage>(`news?show=${show}&limit=${linesAPage}${pageParam}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ next }) => (next === undefined ? undefined : `&cursor=${next}`),
    placeholderData: keepPreviousData,
  });
}

/** Marks one thing as read. */
export function useMarkRead(id: string): Command<void, UnreadNews> {
  return useMarking(`news:read:${id}`, "news/read", () => ({ ids: [id] }));
}

/** Marks everything as read up to the newest that is shown: what came since is not lost. */
export function useMarkAllRead(): Command<string, UnreadNews> {
  return useMarking("news:read-all", "news/read-all", (upTo: string) => ({ upTo }));
}

function useMarking<Input>(
  name: string,
  path: string,
  bodyOf: (input: Input) => object,
): Command<Input, UnreadNews> {
  const queries = useQueryClient();
  return useCommand({
    name,
    send: (input: Input, key) => sendNotices<UnreadNews>(path, bodyOf(input), key),
    invalidates: [[...newsKey, "list"]],
    onDone: (unread) => void queries.setQueryData(countKey, unread),
  });
}
