import { Button } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { IconName } from "#web/kit/iconPaths.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Help.module.css";
import { screenOf } from "./screenOf.ts";
import { useHelpWords } from "./words.ts";

/** What {@link HelpDialog} takes. */
export interface HelpDialogProps {
  onClose: () => void;
  /** Asks for the sheet of keys, in place of this. */
  onKeys: () => void;
}

const ways = [
  ["tour", "/practice", "flag"],
  ["process", "/process", "swap"],
  ["knowledge", "/knowledge", "book"],
  ["account", "/account", "person"],
] as const satisfies readonly (readonly [string, string, IconName])[];

/** What this screen is for and how it is used, and the ways to more. */
export function HelpDialog({ onClose, onKeys }: HelpDialogProps) {
  const h = useHelpWords();
  const t = useWords();
  const { pathname } = useLocation();
  const screen = screenOf(pathname);
  return (
    <Dialog look="side" title={t("shell.help")} onClose={onClose}>
      <div className={classes.help}>
        {screen !== undefined && (
          <section aria-labelledby="this-screen">
            <h3 id="this-screen">{h("thisScreen")}</h3>
            {h(`screen.${screen}`)
              .split("\n")
              .map((line) => (
                <p key={line}>{line}</p>
              ))}
          </section>
        )}
        <nav aria-label={h("more")}>
          <h3>{h("more")}</h3>
          <ul className={classes.ways}>
            {ways.map(([way, to, icon]) => (
              <li key={way}>
                <Link to={to} onClick={onClose} className={classes.way}>
                  <Icon name={icon} />
                  {h(`way.${way}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Button variant="default" size="lg" onClick={onKeys}>
          {h("keys")}
        </Button>
      </div>
    </Dialog>
  );
}
