import { Button } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { Tabs } from "#web/kit/Tabs.tsx";
import { MarkAllRead } from "./MarkAllRead.tsx";
import classes from "./News.module.css";
import { NewsLine } from "./NewsLine.tsx";
import { type NewsShow, useNewsList } from "./useNews.ts";
import { useNewsWords } from "./words.ts";

/** Everything I was told in the post I act in, the newest first. */
export function NewsScreen() {
  const t = useNewsWords();
  const address: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const show: NewsShow = address["show"] === "unread" ? "unread" : "all";
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useNewsList(show);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const none = show === "unread" ? "noneUnread" : "none";
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="wide"
      aside={
        <Button component={Link} to="/notices/settings" variant="default">
          {t("settings")}
        </Button>
      }
    >
      <div className={classes.acts}>
        <ShowTabs show={show} />
        {items.length > 0 && <MarkAllRead items={items} />}
      </div>
      {!data && error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data && items.length === 0 && <EmptyState icon="bell" title={t(none)} hint={t(`${none}Hint`)} />}
      {items.length > 0 && (
        <ul className={classes.lines} aria-label={t("title")}>
          {items.map((news) => (
            <NewsLine key={news.id} news={news} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </Page>
  );
}

/** All of it, or what is unread; one step back leads from one to the other. */
function ShowTabs({ show }: { show: NewsShow }) {
  const t = useNewsWords();
  return (
    <Tabs label={t("show")}>
      {(["all", "unread"] as const).map((each) => (
        <Link
          key={each}
          to="/desk/notices"
          search={each === "all" ? {} : { show: each }}
          resetScroll={false}
          data-active={each === show || undefined}
          aria-current={each === show ? "page" : undefined}
        >
          {t(each)}
        </Link>
      ))}
    </Tabs>
  );
}
