import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { QueueLine } from "../../contract.ts";
import { KeptAnswers } from "../report/KeptAnswers.tsx";
import { CaseLineRow } from "./CaseLineRow.tsx";
import { groupByDue } from "./groupByDue.ts";
import { noteList } from "./lastList.ts";
import classes from "./Lines.module.css";
import { ListTabs } from "./ListTabs.tsx";
import { useListKeys } from "./useListKeys.ts";
import { useQueueWords } from "./words.ts";

const linesAPage = 40;

/** What my post must do next, by the clock. It renews itself. */
export function QueueScreen() {
  const t = useQueueWords();
  const post = usePostWords();
  useEffect(() => noteList("/desk"), []);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ["queue", "mine"],
      queryFn: ({ pageParam, signal }) =>
        client.requests.queue(
          { limit: linesAPage, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          { signal },
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    });
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <Page title={t("title")} lead={t("lead")} aside={<ListTabs />} width="wide">
      <KeptAnswers />
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && lines.length === 0 && (
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
      <QueueGroups lines={lines} hasMore={hasNextPage} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {lines.length > 0 && <p className={classes.keys}>{t("keys")}</p>}
    </Page>
  );
}

/** The post acted in, as people call it: 派单员 · 昌吉市 12345. */
function usePostWords(): string {
  const { post } = useSession();
  const wordsOf = useWordsOf();
  const shared = useWords();
  return post ? `${wordsOf(post.bodyName)} · ${shared(`role.${post.role}`)}` : "";
}

function QueueGroups({ lines, hasMore }: { lines: readonly QueueLine[]; hasMore: boolean }) {
  const t = useQueueWords();
  const nowMs = useServerNow();
  const groups = useMemo(() => groupByDue(lines, nowMs), [lines, nowMs]);
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  return (
    <div ref={list} className={classes.groups}>
      {groups.map(({ group, lines: grouped }, at) => (
        <section key={group} className={classes.group} data-group={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={classes.groupTitle}>
            {t(group)}{" "}
            <span className={classes.count}>
              {/* What was not fetched yet would go on where the list ends. */}
              {t(hasMore && at === groups.length - 1 ? "countSoFar" : "count", { count: grouped.length })}
            </span>
          </h2>
          <ul className={classes.lines}>
            {grouped.map((line) => (
              <CaseLineRow key={`${line.id}.${line.taskId ?? ""}.${line.step.id}`} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
