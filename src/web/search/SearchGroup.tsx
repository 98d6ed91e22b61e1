// There is no tag for a list beside the field that one types in.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useEffect, useId } from "react";
import { asApiError, sentenceFor } from "#web/client/apiError.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { Marked } from "#web/kit/Marked.tsx";
import type { SessionPost } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { handSearch } from "./handedSearch.ts";
import classes from "./Search.module.css";
import { SearchOption } from "./SearchOption.tsx";
import type { SearchHit, SearchSource } from "./searchSource.ts";
import type { ReportCount } from "./useCounts.ts";
import { useSearchFound } from "./useSearchFound.ts";
import { useSearchWords } from "./words.ts";

/** What {@link SearchGroup} takes. */
export interface SearchGroupProps {
  source: SearchSource;
  typed: string;
  post: SessionPost;
  onFound: ReportCount;
  onFollow: () => void;
}

/** What one kind of thing has to offer: nothing at all where nothing was found. */
export function SearchGroup({ source, typed, post, onFound, onFollow }: SearchGroupProps) {
  const wordsOf = useWordsOf();
  const titleId = useId();
  const { data, error, isPlaceholderData, refetch } = useSearchFound(source, typed, post);
  const hits = error ? [] : (data?.hits ?? []);
  const count = error ? 0 : isPlaceholderData ? undefined : data?.hits.length;
  const { id } = source;
  useEffect(() => onFound(id, typed, count), [onFound, id, typed, count]);
  if (hits.length === 0 && !error) return null;
  return (
    <div role="group" aria-labelledby={titleId} className={classes.group}>
      <p id={titleId} className={classes.groupTitle}>
        <Icon name={source.icon} size={18} />
        {wordsOf(source.title)}
      </p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {hits.map((hit) => (
        <Hit key={hit.id} hit={hit} onFollow={onFollow} />
      ))}
      {data?.more && source.list && <MoreOf list={source.list} typed={typed} onFollow={onFollow} />}
    </div>
  );
}

/** A line of the list as any other, so that arrows reach it: pressed, it asks again. */
function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useSearchWords();
  const shared = useWords();
  return (
    <button
      id={useId()}
      type="button"
      role="option"
      aria-selected={false}
      tabIndex={-1}
      className={classes.option}
      onClick={onRetry}
    >
      <span className={classes.failed}>{t("failed", { why: sentenceFor(asApiError(error), shared) })}</span>
      <span className={classes.more}>
        <Icon name="retry" size={18} />
        {t("again")}
      </span>
    </button>
  );
}

function Hit({ hit, onFollow }: { hit: SearchHit; onFollow: () => void }) {
  const { to, search, hands, title, detail, facts = [] } = hit;
  return (
    <SearchOption
      to={to}
      search={search}
      onFollow={() => {
        if (hands !== undefined) handSearch(to, hands);
        onFollow();
      }}
    >
      <span className={classes.hitTitle}>
        <Marked pieces={title} />
      </span>
      {detail && (
        <span className={classes.detail}>
          <Marked pieces={detail} />
        </span>
      )}
      {facts.length > 0 && <span className={classes.soft}>{facts.join(" · ")}</span>}
    </SearchOption>
  );
}

interface MoreOfProps {
  list: NonNullable<SearchSource["list"]>;
  typed: string;
  onFollow: () => void;
}

function MoreOf({ list, typed, onFollow }: MoreOfProps) {
  const t = useSearchWords();
  const wordsOf = useWordsOf();
  return (
    <SearchOption
      to={list.to}
      onFollow={() => {
        handSearch(list.to, typed);
        onFollow();
      }}
    >
      <span className={classes.more}>
        {t("more", { list: wordsOf(list.label) })}
        <Icon name="arrowEnd" size={18} />
      </span>
    </SearchOption>
  );
}
