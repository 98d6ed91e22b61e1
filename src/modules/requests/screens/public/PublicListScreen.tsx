import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import { asApiError } from "#web/client/apiError.ts";
import { serverNowMs } from "#web/clock/serverClock.ts";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FilterBar } from "#web/kit/FilterBar.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { type Conditions, conditionsOf, feedPath, queryOf } from "./conditions.ts";
import { noteConditions } from "./lastConditions.ts";
import classes from "./Public.module.css";
import { listPublic } from "./publicCalls.ts";
import { PublicLines } from "./PublicLines.tsx";
import { conditionsChosen, useFilters, valuesOf } from "./useFilters.ts";
import { usePublicWords } from "./words.ts";

const PublicMap = lazyLater(
  () => import("./PublicMap.tsx").then(({ PublicMap: Places }) => Places),
  <LoadingState />,
);

// Both are this page: which of them it is, its conditions say.
const bySearch = { exact: true, includeSearch: true };
const linesAPage = 30;
const typingMs = 400;

/** What is being handled and what was solved, for anybody; what narrows it stands in the address. */
export function PublicListScreen() {
  const t = usePublicWords();
  const { index } = useBodyTree();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const conditions = conditionsOf(search);
  const { typed, type, show } = useAddress(conditions);
  const filters = useFilters(index, conditions);
  const feed = feedPath(conditions);
  useEffect(() => noteConditions(conditions));
  return (
    <Page title={t("title")} lead={t("lead")} width="wide">
      <link rel="alternate" type="application/atom+xml" title={t("feedTitle")} href={feed} />
      <FilterBar
        // A number is one case's; the conditions are for looking through the list.
        filters={typed.trim() === "" ? filters : filters.slice(0, 1)}
        value={typed.trim() === "" ? valuesOf(conditions, index) : { number: typed }}
        onChange={({ number = "", ...rest }) =>
          number === typed ? show(conditionsChosen(rest, conditions, index)) : type(number)
        }
      />
      <Views conditions={conditions} />
      {conditions.view === "map" && conditions.number === undefined ? (
        <PublicMap conditions={conditions} />
      ) : (
        <Lines conditions={conditions} />
      )}
      <div className={classes.links}>
        <CopyButton text={location.href} label={t("share")} />
        <a href={feed}>
          <Icon name="network" size={18} /> {t("feed")}
        </a>
        <Link to="/track">{t("track")}</Link>
      </div>
    </Page>
  );
}

/** The list or the map, each with an address of its own. */
function Views({ conditions }: { conditions: Conditions }) {
  const t = usePublicWords();
  const { view: _view, number, ...rest } = conditions;
  if (number !== undefined) return null;
  return (
    <nav className={classes.views} aria-label={t("views")}>
      <Link to="/public" search={rest} resetScroll={false} activeOptions={bySearch}>
        {t("asList")}
      </Link>
      <Link to="/public" search={{ ...rest, view: "map" }} resetScroll={false} activeOptions={bySearch}>
        {t("asMap")}
      </Link>
    </nav>
  );
}

/** Every condition is a step that one may go back from; a number only once it was typed. */
function useAddress(conditions: Conditions) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(conditions.number ?? "");
  const [settled] = useDebouncedValue(typed.trim(), typingMs);
  const [before, setBefore] = useState(conditions.number);
  if (before !== conditions.number) {
    // Somebody went back, or followed a link.
    setBefore(conditions.number);
    if (typed.trim() !== (conditions.number ?? "")) setTyped(conditions.number ?? "");
  }
  const show = (search: Conditions, replace = false) =>
    void navigate({ to: "/public", search, replace, resetScroll: false });
  const inAddress = conditions.number ?? "";
  useEffect(() => {
    if (settled !== typed.trim() || settled === inAddress) return;
    const { number: _number, ...rest } = conditions;
    show(settled === "" ? rest : { ...rest, number: settled }, true);
    // Only what was typed moves the address here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return { typed, type: setTyped, show };
}

function Lines({ conditions }: { conditions: Conditions }) {
  const t = usePublicWords();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    usePublicLines(conditions);
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  if (isPending) return <LoadingState />;
  if (!data) return error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (lines.length === 0) return <Nothing conditions={conditions} />;
  return (
    <>
      <PublicLines lines={lines} label={t("list")} />
      {error && (
        <ErrorState
          error={asApiError(error)}
          onRetry={() => void (hasNextPage ? fetchNextPage() : refetch())}
        />
      )}
      {hasNextPage && !error && (
        <Button
          className={classes.more ?? ""}
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
      {!hasNextPage && lines.length > linesAPage && <p className={classes.soft}>{t("noMore")}</p>}
    </>
  );
}

function Nothing({ conditions }: { conditions: Conditions }) {
  const t = usePublicWords();
  if (conditions.number !== undefined)
    return <EmptyState icon="search" title={t("numberNone")} hint={t("numberNoneHint")} />;
  return Object.keys(conditions).length === 0 ? (
    <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} />
  ) : (
    <EmptyState icon="search" title={t("noneTitle")} hint={t("noneHint")} />
  );
}

function usePublicLines(conditions: Conditions) {
  return useInfiniteQuery({
    queryKey: ["public", "list", conditions],
    queryFn: ({ pageParam, signal }) => {
      const query = queryOf(conditions, serverNowMs());
      query.set("limit", `${linesAPage}`);
      if (pageParam !== undefined) query.set("cursor", pageParam);
      return listPublic(query, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}
