import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAccountWords } from "#web/account/words.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { Session } from "#web/session/session.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import { NavList } from "./DeskNav.tsx";
import classes from "./DeskTabs.module.css";
import { ColourSwitch } from "./ColourSwitch.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { isExact, type NavEntry } from "./navFor.ts";
import { SignOutButton } from "./SignOutButton.tsx";
import { useDeskWords } from "./desk/words.ts";

const tabsMost = 3;

/** A phone's navigation: the first entries at the bottom under the thumb, the rest in a drawer. */
export function DeskTabs({ entries, session }: { entries: readonly NavEntry[]; session: Session }) {
  const t = useWords();
  const d = useDeskWords();
  const wordsOf = useWordsOf();
  const a = useAccountWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <nav className={classes.tabs} aria-label={t("shell.mainNavigation")}>
        {entries.slice(0, tabsMost).map((entry) => (
          <Link
            key={entry.path}
            to={entry.path}
            className={classes.tab}
            activeOptions={{ exact: isExact(entry, entries), includeSearch: false }}
            activeProps={{ "data-active": true }}
          >
            <Icon name={entry.icon} size={22} />
            <span>{wordsOf(entry.title)}</span>
          </Link>
        ))}
        <button type="button" className={classes.tab} aria-expanded={open} onClick={() => setOpen(true)}>
          <Icon name="menu" size={22} />
          <span>{d("more")}</span>
        </button>
      </nav>
      {open && (
        <Dialog look="side" title={session.person?.name} onClose={close} closeLabel={d("closeMenu")}>
          <div className={classes.drawer}>
            <NavList entries={entries} onFollow={close} />
            <Link to="/account" className={classes.account} onClick={close}>
              <Icon name="person" size={22} />
              {a("open")}
            </Link>
            <div className={classes.switches}>
              <LanguageSwitch />
              <ColourSwitch />
            </div>
            <SignOutButton session={session} />
          </div>
        </Dialog>
      )}
    </>
  );
}
