// There is no tag for a list beside the field that one types in.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useId, useMemo, useRef } from "react";
import { Dialog } from "#web/kit/Dialog.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import type { SessionPost } from "#web/session/session.ts";
import { searchSources } from "#web/searchSources.ts";
import { BeforeTyping } from "./BeforeTyping.tsx";
import { keepSearch, searchMemory } from "./recentSearches.ts";
import { screensSource } from "./screensSource.ts";
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
  /** The screens of the post. */
  screens: readonly NamedScreen[];
  /** Whose recent searches are shown: of one person in one post. */
  owner: string;
  onClose: () => void;
}

/** The search over everything that a post may see: typed into once, answered by each kind of thing in its own rights. */
export function SearchSheet({ post, screens, owner, onClose }: SearchSheetProps) {
  const t = useSearchWords();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const typed = useTyped();
  const { settled, searching } = typed;
  const { counts, report } = useCounts(settled);
  const sources = useSources(post, screens);
  const complete = sources.every(({ id }) => counts.has(id));
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
        {typed.typed.trim().length === 1 && <p className={classes.soft}>{t("short")}</p>}
        {searching && (
          <Outcome
            text={settled}
            total={[...counts.values()].reduce((sum, count) => sum + count, 0)}
            complete={typed.isSettled && complete}
          />
        )}
        <div ref={list} id={listId} role="listbox" aria-label={t("results")} className={classes.list}>
          {searching &&
            sources.map((source) => (
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

/** The sources of a post, in their order. */
function useSources(post: SessionPost, screens: readonly NamedScreen[]): readonly SearchSource[] {
  return useMemo(
    () =>
      [...searchSources, screensSource(screens)]
        .filter(({ forRoles }) => forRoles?.includes(post.role) ?? true)
        .toSorted((one, other) => one.order - other.order),
    [post.role, screens],
  );
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
