import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FilterBar, type Filter } from "#web/kit/FilterBar.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useHandedSearch } from "#web/search/handedSearch.ts";
import { ArticleLine, FoundLine } from "./ArticleLine.tsx";
import classes from "./Knowledge.module.css";
import { knowledge, knowledgeKey } from "./knowledgeClient.ts";
import { useFound } from "./useFound.ts";
import { useOptions } from "./useOptions.ts";
import { type SayKnowledge, useKnowledgeWords } from "./words.ts";

const foundMost = 30;
const shows = ["mine", "expiring", "drafts", "withdrawn"] as const;
type Show = (typeof shows)[number] | "published";

// What is searched for may be a caller's words: kept for the way back, and out of the address, which servers log.
let lastSearch = "";

/** Every article that staff may read, searched as one types, or looked through by where they stand. */
export function ListScreen() {
  const t = useKnowledgeWords();
  const navigate = useNavigate();
  const address: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const show = shows.find((each) => each === address["show"]) ?? "published";
  const [text, setText] = useState(lastSearch);
  const { options } = useOptions();
  const searching = text.trim() !== "";

  const search = useCallback((typed: string) => {
    lastSearch = typed;
    setText(typed);
  }, []);
  useHandedSearch("/knowledge", search);

  return (
    <Page
      title={t("list.title")}
      lead={t("list.lead")}
      width="wide"
      aside={
        <>
          <Button component={Link} to="/knowledge/templates" variant="default">
            {t("list.templates")}
          </Button>
          {options?.mayPropose && (
            <Button component={Link} to="/knowledge/new" leftSection={<Icon name="plus" size={18} />}>
              {t("list.write")}
            </Button>
          )}
        </>
      }
    >
      <TextInput
        type="search"
        label={t("list.search")}
        placeholder={t("list.searchExample")}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => search(event.currentTarget.value)}
      />
      {/* A search goes through all that is in force; the condition is for looking through the list. */}
      {!searching && (
        <FilterBar
          filters={[showFilter(t)]}
          value={show === "published" ? {} : { show }}
          onChange={(value) => void navigate({ to: "/knowledge", search: value, replace: true })}
        />
      )}
      {searching ? <FoundList text={text} /> : <Listed key={show} show={show} />}
    </Page>
  );
}

function showFilter(t: SayKnowledge): Filter {
  return {
    kind: "chips",
    name: "show",
    label: t("list.show"),
    unchosen: t("list.published"),
    options: shows.map((value) => ({ value, label: t(`list.${value}`) })),
  };
}

function FoundList({ text }: { text: string }) {
  const t = useKnowledgeWords();
  const found = useFound(text, foundMost);
  if (text.trim().length === 1) return <p className={classes.soft}>{t("list.searchShort")}</p>;
  if (found.error) return <ErrorState error={asApiError(found.error)} onRetry={found.retry} />;
  if (!found.lines) return <LoadingState />;
  if (found.lines.length === 0)
    return <EmptyState icon="search" title={t("list.noneFound")} hint={t("list.noneFoundHint")} />;
  return (
    <>
      <output className={classes.soft}>{t("list.found", { count: found.lines.length })}</output>
      <ul className={classes.lines} aria-label={t("list.title")}>
        {found.lines.map((line) => (
          <FoundLine key={line.id} line={line} />
        ))}
      </ul>
    </>
  );
}

function Listed({ show }: { show: Show }) {
  const t = useKnowledgeWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...knowledgeKey, "list", show],
    queryFn: ({ pageParam, signal }) =>
      knowledge.list({ show, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const lines = data.pages.flatMap((page) => page.lines);
  if (lines.length === 0) return <EmptyState icon="book" title={t("list.none")} hint={t("list.noneHint")} />;
  return (
    <>
      <ul className={classes.lines} aria-label={t("list.title")}>
        {lines.map((line) => (
          <ArticleLine key={line.id} line={line} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("list.more")}
        </Button>
      )}
    </>
  );
}
