import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { KeptConditions } from "../../domain/listConditions.ts";
import { KeptAnswers } from "../report/KeptAnswers.tsx";
import { ListFilters } from "./filters/ListFilters.tsx";
import { useListAddress } from "./filters/useListAddress.ts";
import { Lines } from "./Lines.tsx";
import { ListTabs } from "./ListTabs.tsx";
import { wantSearch } from "./wantedSearch.ts";
import { useQueueWords } from "./words.ts";

const linesAPage = 60;

/** What my post must do next, by the clock unless another order is chosen. It renews itself. */
export function QueueScreen() {
  const t = useQueueWords();
  const post = usePostWords();
  const navigate = useNavigate();
  const address = useListAddress("queue");
  const { kept, conditions, sort = "due" } = address;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useQueueLines(kept);
  const lines = useMemo(() => data?.pages.flatMap((page) => page.lines) ?? [], [data]);
  const narrowed = Object.keys(conditions).length > 0;
  return (
    <Page title={t("title")} lead={t("lead")} aside={<ListTabs />} width="wide">
      <KeptAnswers />
      <ListFilters list="queue" address={address} />
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && lines.length === 0 && narrowed && (
        <EmptyState icon="search" title={t("noneTitle")} hint={t("noneDueHint")} />
      )}
      {data && lines.length === 0 && !narrowed && (
        <EmptyState
          icon="check"
          title={t("emptyTitle")}
          hint={t("emptyHint", { post })}
          action={
            <Button component={Link} to="/desk/cases" variant="default">
              {t("seeAll")}
            </Button>
          }
        />
      )}
      {data && (
        <Lines
          list="queue"
          label={t("title")}
          lines={lines}
          address={address}
          byDue={sort === "due"}
          hasMore={hasNextPage}
          onSearch={() => {
            wantSearch();
            void navigate({ to: "/desk/cases" });
          }}
        />
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </Page>
  );
}

function useQueueLines(kept: KeptConditions) {
  return useInfiniteQuery({
    queryKey: ["queue", "mine", kept],
    queryFn: ({ pageParam, signal }) =>
      client.requests.queue(
        { ...kept, limit: linesAPage, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** The post acted in, as people call it: 派单员 · 昌吉市 12345. */
function usePostWords(): string {
  const { post } = useSession();
  const wordsOf = useWordsOf();
  const shared = useWords();
  return post ? `${wordsOf(post.bodyName)} · ${shared(`role.${post.role}`)}` : "";
}
