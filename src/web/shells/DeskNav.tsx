import { Link } from "@tanstack/react-router";
import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./DeskNav.module.css";
import { isExact, type NavEntry } from "./navFor.ts";

/** The desk's navigation at the side; a phone has tabs instead. */
export function DeskNav({ entries }: { entries: readonly NavEntry[] }) {
  const t = useWords();
  return (
    <nav className={classes.nav} aria-label={t("shell.mainNavigation")}>
      <NavList entries={entries} />
    </nav>
  );
}

/** The entries as a list, at the side or in the drawer. */
export function NavList({ entries, onFollow }: { entries: readonly NavEntry[]; onFollow?: () => void }) {
  const wordsOf = useWordsOf();
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.path}>
          <Link
            to={entry.path}
            activeOptions={{ exact: isExact(entry, entries), includeSearch: false }}
            className={classes.link}
            activeProps={{ "data-active": true }}
            {...(onFollow ? { onClick: onFollow } : {})}
          >
            <Icon name={entry.icon} size={22} />
            {wordsOf(entry.title)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
