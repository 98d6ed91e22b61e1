// There is no tag for a list beside the field that one types in.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { forgetSearches, recentSearches, searchMemory } from "./recentSearches.ts";
import classes from "./Search.module.css";
import { SearchOption } from "./SearchOption.tsx";
import type { NamedScreen } from "./searchSource.ts";
import { useSearchWords } from "./words.ts";

const screensShown = 8;

/** What {@link BeforeTyping} takes. */
export interface BeforeTypingProps {
  screens: readonly NamedScreen[];
  owner: string;
  onSearch: (text: string) => void;
  onFollow: () => void;
}

/** What was searched for lately, and the screens of the post. */
export function BeforeTyping({ screens, owner, onSearch, onFollow }: BeforeTypingProps) {
  const t = useSearchWords();
  const wordsOf = useWordsOf();
  const [recent, setRecent] = useState(() => recentSearches(searchMemory(), owner));
  return (
    <>
      {recent.length > 0 && (
        <div role="group" aria-label={t("recent")} className={classes.group}>
          <p className={classes.groupTitle}>
            <Icon name="clock" size={18} />
            {t("recent")}
          </p>
          {recent.map((text, index) => (
            <button
              key={text}
              id={`recent-search-${index}`}
              type="button"
              role="option"
              aria-selected={false}
              tabIndex={-1}
              className={classes.option}
              // The field keeps the focus: one goes on typing in it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onSearch(text)}
            >
              {text}
            </button>
          ))}
          <button
            id="recent-search-forget"
            type="button"
            role="option"
            aria-selected={false}
            tabIndex={-1}
            className={classes.option}
            onClick={() => {
              forgetSearches(searchMemory());
              setRecent([]);
            }}
          >
            <span className={classes.more}>
              <Icon name="trash" size={18} />
              {t("forget")}
            </span>
          </button>
        </div>
      )}
      <div role="group" aria-label={t("goTo")} className={classes.group}>
        <p className={classes.groupTitle}>
          <Icon name="arrowEnd" size={18} />
          {t("goTo")}
        </p>
        {screens.slice(0, screensShown).map(({ path, title }) => (
          <SearchOption key={path} to={path} onFollow={onFollow}>
            {wordsOf(title)}
          </SearchOption>
        ))}
      </div>
    </>
  );
}
