import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FilterBar, type FilterValues } from "#web/kit/FilterBar.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { DeadLine } from "./DeadLine.tsx";
import classes from "./Notices.module.css";
import { type DeadGroups, type DeadPage, noticesKey, readNotices } from "./noticeCalls.ts";
import { reasonWords } from "./reasonWords.ts";
import { SendManyAgain } from "./SendManyAgain.tsx";
import { useNoticeWords } from "./words.ts";

const renewEveryMs = 15_000;

/** The messages that could not be sent, narrowed by way and reason, each and all of them to be sent again. */
export function DeadList() {
  const n = useNoticeWords();
  const [filters, setFilters] = useState<FilterValues>({});
  const { data: counted } = useQuery({
    queryKey: [...noticesKey, "dead-groups"],
    queryFn: ({ signal }) => readNotices<DeadGroups>("dead/groups", signal),
    refetchInterval: renewEveryMs,
  });
  const groups = counted?.groups ?? [];
  const channels = [...new Set(groups.map(({ channel }) => channel))];
  const reasons = [...new Set(groups.map(({ reason }) => reason))];
  const sumOf = (of: DeadGroups["groups"]) => of.reduce((sum, { count }) => sum + count, 0);
  const meant = groups.filter((group) => fits(group, filters));
  return (
    <>
      {(groups.length > 0 || Object.keys(filters).length > 0) && (
        <FilterBar
          value={filters}
          onChange={setFilters}
          filters={[
            {
              kind: "list",
              name: "reason",
              label: n("bulk.reason"),
              options: reasons.map((value) => ({ value, label: reasonWords(value, n) })),
            },
            {
              kind: "list",
              name: "channel",
              label: n("bulk.channel"),
              options: channels.map((value) => ({
                value,
                label: value === "none" ? n("queue.noAddress") : n(`channel.${value}`),
              })),
            },
          ]}
        />
      )}
      {counted && (
        <SendManyAgain
          filters={filters}
          asOf={counted.asOf}
          count={sumOf(meant.filter((group) => "reason" in filters || group.reason !== "answer-lost"))}
          total={sumOf(meant)}
        />
      )}
      <Lines filters={filters} />
    </>
  );
}

function fits({ channel, reason }: DeadGroups["groups"][number], filters: FilterValues): boolean {
  return [channel, undefined].includes(filters["channel"] as typeof channel | undefined)
    ? filters["reason"] === undefined || filters["reason"] === reason
    : false;
}

function Lines({ filters }: { filters: FilterValues }) {
  const n = useNoticeWords();
  const [pointed, setPointed] = useState(false);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...noticesKey, "dead", filters],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filters, ...(pageParam === "" ? {} : { cursor: pageParam }) });
      return readNotices<DeadPage>(`dead?${query.toString()}`, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    // Whoever reads on into older pages is not to have them all fetched again and again, and nothing moves under the
    // pointer of whoever is about to press.
    refetchInterval: ({ state }) =>
      pointed || (state.data && state.data.pages.length > 1) ? false : renewEveryMs,
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return <EmptyState icon="check" title={n("queue.none")} hint={n("queue.noneHint")} />;
  return (
    <>
      <ul
        className={classes.dead}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        {items.map((notice) => (
          <DeadLine key={notice.id} notice={notice} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {n("queue.more")}
        </Button>
      )}
    </>
  );
}
