import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FilterBar, type Filter, type FilterValues } from "#web/kit/FilterBar.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";
import { ExportLedger, type ListConditions } from "../papers/ExportLedger.tsx";
import { CaseLineRow } from "./CaseLineRow.tsx";
import { noteList } from "./lastList.ts";
import classes from "./Lines.module.css";
import { ListTabs } from "./ListTabs.tsx";
import { useListKeys } from "./useListKeys.ts";
import { useQueueWords } from "./words.ts";

const linesAPage = 40;
const fewestSearched = 2;
const typingMs = 350;

// What is searched for may be a name: it is kept for the way back, and out of the address, which servers log.
let lastSearch = "";

/** Every case that my post may see, with a search box and conditions. */
export function CasesScreen() {
  const t = useQueueWords();
  const filters = useFilters();
  useEffect(() => noteList("/desk/cases"), []);
  const navigate = useNavigate();
  const [text, setText] = useState(lastSearch);
  const [settled] = useDebouncedValue(text.trim(), typingMs);
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const conditions = conditionsOf(search);
  const listed = useCaseLines(settled, conditions);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = listed;
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);

  function change({ text: typed = "", ...rest }: FilterValues): void {
    lastSearch = typed;
    setText(typed);
    void navigate({ to: "/desk/cases", search: rest, replace: true });
  }

  const searching = text.trim() !== "";
  return (
    <Page title={t("all")} lead={t("allLead")} aside={<ListTabs />} width="wide">
      <ExportLedger conditions={ledgerConditions(settled, conditions)} />
      <FilterBar
        // A search goes through everything; the conditions are for looking through the list.
        filters={searching ? filters.slice(0, 1) : filters}
        value={searching ? { text } : conditions}
        onChange={change}
      />
      {text.trim().length === 1 && <p className={classes.soft}>{t("searchShort")}</p>}
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && lines.length === 0 && <EmptyState icon="search" title={t("noneTitle")} hint={t("noneHint")} />}
      {lines.length > 0 && (
        <ul ref={list} className={classes.lines} aria-label={t("all")}>
          {lines.map((line) => (
            <CaseLineRow key={line.id} line={line} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {lines.length > 0 && <p className={classes.keys}>{t("keys")}</p>}
    </Page>
  );
}

function useFilters(): Filter[] {
  const t = useQueueWords();
  const wordsOf = useWordsOf();
  return [
    { kind: "search", name: "text", label: t("search"), placeholder: t("searchExample") },
    {
      kind: "chips",
      name: "open",
      label: t("state"),
      options: [
        { value: "true", label: t("open") },
        { value: "false", label: t("closed") },
      ],
    },
    {
      kind: "list",
      name: "kind",
      label: t("kind"),
      options: Object.entries(kinds).map(([value, words]) => ({ value, label: wordsOf(words) })),
    },
  ];
}

interface Conditions extends FilterValues {
  open?: "true" | "false";
  kind?: Kind;
}

function conditionsOf(search: Readonly<Record<string, unknown>>): Conditions {
  const { open, kind } = search;
  return {
    // The router reads an address as JSON: `open=true` is a boolean.
    ...(open === true || open === "true" ? { open: "true" } : {}),
    ...(open === false || open === "false" ? { open: "false" } : {}),
    ...(typeof kind === "string" && kind in kinds ? { kind: kind as Kind } : {}),
  };
}

/** What the ledger is narrowed by: just what the list shows. */
function ledgerConditions(text: string, { open, kind }: Conditions): ListConditions {
  if (text.length >= fewestSearched) return { q: text };
  return {
    ...(open === undefined ? {} : { open: open === "true" }),
    ...(kind === undefined ? {} : { kind }),
  };
}

function useCaseLines(text: string, conditions: Conditions) {
  const searches = text.length >= fewestSearched;
  return useInfiniteQuery({
    queryKey: ["queue", "all", searches ? { text } : conditions],
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: linesAPage, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return searches
        ? client.requests.search({ q: text, ...page }, { signal })
        : client.requests.list({ ...conditions, ...page }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}
