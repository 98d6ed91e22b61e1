import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useIsFetching, useQuery } from "@tanstack/react-query";
import { type CompositionEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import type { SessionPost } from "#web/session/session.ts";
import { loadSearchSources } from "#web/searchSources.ts";
import { BeforeTyping } from "./BeforeTyping.tsx";
import { keepSearch, searchMemory } from "./recentSearches.ts";
import classes from "./Search.module.css";
import { SearchGroup } from "./SearchGroup.tsx";
import { useOptionKeys } from "./useOptionKeys.ts";
import { searchKey } from "./useSearchFound.ts";
import { useSearchWords } from "./words.ts";

const typingMs = 250;
const fewestTyped = 2;

/** What {@link SearchSheet} takes. */
export interface SearchSheetProps {
  post: SessionPost;
  /** Whose recent searches are shown: of one person in one post. */
  owner: string;
  onClose: () => void;
}

/** The search over everything that a post may see: typed into once, answered by each kind of thing in its own rights. */
export function SearchSheet({ post, owner, onClose }: SearchSheetProps) {
  const t = useSearchWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { typed, settled, type, compose } = useTyped();
  const { counts, report } = useCounts(settled);
  const sources = useQuery({
    queryKey: ["search-sources"],
    queryFn: loadSearchSources,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fetching = useIsFetching({ queryKey: searchKey });
  const ready = typed.trim() === settled && fetching === 0 && sources.data !== undefined;
  const keys = useOptionKeys(list, typed, ready);

  // The dialogue gives the focus to its title; a search is for typing.
  useEffect(() => field.current?.focus(), []);

  function follow(): void {
    keepSearch(searchMemory(), owner, settled);
    onClose();
  }

  const searching = [...settled].length >= fewestTyped;
  const shown = sources.data?.filter(({ forRoles }) => forRoles.includes(post.role)) ?? [];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const complete = ready && searching && shown.every((source) => counts.has(source.id));
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className={classes.sheet}>
        <TextInput
          ref={field}
          size="md"
          label={t("label")}
          labelProps={{ className: classes.heard }}
          placeholder={t("example")}
          leftSection={<Icon name="search" />}
          value={typed}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={keys.activeId}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          onChange={(event) => type(event.currentTarget.value)}
          onCompositionStart={() => compose(true)}
          onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => {
            compose(false);
            type(event.currentTarget.value);
          }}
          onKeyDown={keys.onKeyDown}
        />
        <p className={classes.keys}>{t("keys")}</p>
        {sources.error && (
          <ErrorState error={asApiError(sources.error)} onRetry={() => void sources.refetch()} />
        )}
        {searching && !ready && total === 0 && !sources.error && <LoadingState />}
        <output className={classes.heard}>
          {searching && (complete ? t("found", { count: total }) : t("searching"))}
        </output>
        {complete && total === 0 && (
          <EmptyState icon="search" title={t("none", { text: settled })} hint={t("noneHint")} />
        )}
        {typed.trim().length === 1 && <p className={classes.soft}>{t("short")}</p>}
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("results")} className={classes.list}>
          {searching
            ? shown.map((source) => (
                <SearchGroup
                  key={source.id}
                  source={source}
                  typed={settled}
                  post={post}
                  onFound={report}
                  onFollow={follow}
                />
              ))
            : typed.trim() === "" && (
                <BeforeTyping post={post} owner={owner} onSearch={type} onFollow={onClose} />
              )}
        </div>
      </div>
    </Dialog>
  );
}

/** What is typed, and what of it has settled: not while characters are being put together from their sounds. */
function useTyped() {
  const [typed, setTyped] = useState("");
  const [composing, setComposing] = useState(false);
  const [whole, setWhole] = useState("");
  const [settled] = useDebouncedValue(whole, typingMs);
  function type(text: string): void {
    setTyped(text);
    if (!composing) setWhole(text.trim());
  }
  function compose(is: boolean): void {
    setComposing(is);
    if (!is) setWhole(typed.trim());
  }
  // Nothing typed asks nobody: what stands before typing is there at once.
  return { typed, settled: whole === "" ? "" : settled, type, compose };
}

/** How much each source has found of what is searched for now. */
function useCounts(settled: string) {
  const [counted, setCounted] = useState({ of: settled, counts: new Map<string, number>() });
  const report = useCallback((sourceId: string, of: string, count: number | undefined) => {
    setCounted((before) => {
      const counts = new Map(before.of === of ? before.counts : []);
      if (count === undefined) counts.delete(sourceId);
      else counts.set(sourceId, count);
      return { of, counts };
    });
  }, []);
  return { counts: counted.of === settled ? counted.counts : new Map<string, number>(), report };
}
