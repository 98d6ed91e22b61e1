// There is no tag for a list beside the field that one types in.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useQuery } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import type { SessionPost } from "#web/session/session.ts";
import { BeforeTyping } from "./BeforeTyping.tsx";
import { keepSearch, searchMemory } from "./recentSearches.ts";
import type { NamedScreen, SearchSource } from "./searchSource.ts";
import classes from "./Search.module.css";
import { SearchField } from "./SearchField.tsx";
import { SearchGroup } from "./SearchGroup.tsx";
import { useCounts } from "./useCounts.ts";
import { useOptionKeys } from "./useOptionKeys.ts";
import { useTyped } from "./useTyped.ts";
import { useSearchWords } from "./words.ts";

/** What {@link SearchSheet} takes. */
export interface SearchSheetProps {
  post: SessionPost;
  loadSources: () => Promise<readonly SearchSource[]>;
  /** The screens of the post. */
  screens: readonly NamedScreen[];
  /** Whose recent searches are shown: of one person in one post. */
  owner: string;
  onClose: () => void;
}

/** The search over everything that a post may see: typed into once, answered by each kind of thing in its own rights. */
export function SearchSheet({ post, loadSources, screens, owner, onClose }: SearchSheetProps) {
  const t = useSearchWords();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const typed = useTyped();
  const { settled, searching } = typed;
  const { counts, report } = useCounts(settled);
  const sources = useSources(post, loadSources);
  const complete = sources.shown?.every(({ id }) => counts.has(id)) ?? false;
  const keys = useOptionKeys(list, typed.typed, typed.isSettled && (complete || settled === ""));

  function follow(): void {
    keepSearch(searchMemory(), owner, settled);
    onClose();
  }

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className={classes.sheet}>
        <SearchField typed={typed} keys={keys} listId={listId} />
        <p className={classes.keys}>{t("keys")}</p>
        {sources.error && <ErrorState error={asApiError(sources.error)} onRetry={sources.retry} />}
        {typed.typed.trim().length === 1 && <p className={classes.soft}>{t("short")}</p>}
        {searching && !sources.error && (
          <Outcome
            text={settled}
            total={[...counts.values()].reduce((sum, count) => sum + count, 0)}
            complete={typed.isSettled && complete}
          />
        )}
        <div ref={list} id={listId} role="listbox" aria-label={t("results")} className={classes.list}>
          {searching &&
            sources.shown?.map((source) => (
              <SearchGroup
                key={source.id}
                source={source}
                typed={settled}
                post={post}
                onFound={report}
                onFollow={follow}
              />
            ))}
          {typed.typed.trim() === "" && (
            <BeforeTyping screens={screens} owner={owner} onSearch={typed.type} onFollow={onClose} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The sources of a post; loaded once, as the search is first opened. */
function useSources(post: SessionPost, queryFn: SearchSheetProps["loadSources"]) {
  const { data, error, refetch } = useQuery({
    queryKey: ["search-sources"],
    queryFn,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    shown: data?.filter(({ forRoles }) => forRoles.includes(post.role)),
    error,
    retry: () => void refetch(),
  };
}

/** Where the search stands: said to those who hear the page, and shown where there is nothing else to see. */
function Outcome({ text, total, complete }: { text: string; total: number; complete: boolean }) {
  const t = useSearchWords();
  return (
    <>
      <output className={classes.heard}>{complete ? t("found", { count: total }) : t("searching")}</output>
      {!complete && total === 0 && <LoadingState />}
      {complete && total === 0 && (
        <EmptyState icon="search" title={t("none", { text })} hint={t("noneHint")} />
      )}
    </>
  );
}
