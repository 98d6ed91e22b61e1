import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useHandedSearch } from "#web/search/handedSearch.ts";
import type { KeptConditions } from "../../domain/listConditions.ts";
import { ExportLedger, type ListConditions } from "../papers/ExportLedger.tsx";
import type { Conditions } from "./filters/conditions.ts";
import { ListFilters } from "./filters/ListFilters.tsx";
import { useListAddress } from "./filters/useListAddress.ts";
import { Lines } from "./Lines.tsx";
import classes from "./Lines.module.css";
import { ListTabs } from "./ListTabs.tsx";
import { takeWantedSearch } from "./wantedSearch.ts";
import { useQueueWords } from "./words.ts";

const linesAPage = 60;
const fewestSearched = 2;
const typingMs = 350;
const casesPath = "/desk/cases";

// What is searched for may be a name: it is kept for the way back, and out of the address, which servers log.
let lastSearch = "";

function focusSearch(): void {
  document.querySelector<HTMLInputElement>("main input[type=search]")?.focus();
}

/** Every case that my post may see, with a search box and conditions. */
export function CasesScreen() {
  const t = useQueueWords();
  const address = useListAddress("cases");
  const { kept, conditions, sort } = address;
  const [text, setText] = useState(lastSearch);
  const [settled] = useDebouncedValue(text.trim(), typingMs);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useCaseLines(
    settled,
    kept,
  );
  const lines = useMemo(() => data?.pages.flatMap((page) => page.lines) ?? [], [data]);
  const search = useCallback((typed: string) => {
    lastSearch = typed;
    setText(typed);
  }, []);
  useHandedSearch(casesPath, search);
  useEffect(() => {
    if (takeWantedSearch()) focusSearch();
  }, []);

  const searching = text.trim() !== "";
  return (
    <Page title={t("all")} lead={t("allLead")} aside={<ListTabs />} width="wide">
      <ExportLedger conditions={ledgerConditions(settled, conditions)} />
      <ListFilters
        list="cases"
        address={address}
        search={{
          filter: { kind: "search", name: "text", label: t("search"), placeholder: t("searchExample") },
          text,
          onChange: search,
        }}
      />
      {text.trim().length === 1 && <p className={classes.soft}>{t("searchShort")}</p>}
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && lines.length === 0 && <EmptyState icon="search" title={t("noneTitle")} hint={t("noneHint")} />}
      {data && (
        <Lines
          list="cases"
          label={t("all")}
          lines={lines}
          address={address}
          byDue={sort === "due" && !searching}
          ordered={!searching}
          hasMore={hasNextPage}
          onSearch={focusSearch}
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

/** What the ledger is narrowed by: just what the list shows. */
function ledgerConditions(
  text: string,
  { open, step: _ofQueues, ...conditions }: Conditions,
): ListConditions {
  if (text.length >= fewestSearched) return { q: text };
  return { ...conditions, ...(open === undefined ? {} : { open: open === "true" }) };
}

function useCaseLines(text: string, kept: KeptConditions) {
  const searches = text.length >= fewestSearched;
  return useInfiniteQuery({
    queryKey: ["queue", "all", searches ? { text } : kept],
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: linesAPage, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return searches
        ? client.requests.search({ q: text, ...page }, { signal })
        : client.requests.list({ ...kept, ...page }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}
