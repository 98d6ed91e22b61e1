import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useService } from "#web/service/useService.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./Page.module.css";

/** What {@link Page} takes. */
export interface PageProps {
  title: string;
  /** One or two sentences below the title. */
  lead?: ReactNode;
  /** Above the title: a number, a state. */
  eyebrow?: ReactNode;
  /** Beside the title: the page's own buttons. */
  aside?: ReactNode;
  backTo?: string;
  /** What the list that one goes back to was narrowed by. */
  backSearch?: object;
  /** `reading` keeps lines short; `wide` takes what the desk gives. */
  width?: "reading" | "wide";
  children: ReactNode;
}

let opened = 0;

/** A screen's frame: its title in the tab and at the top, and the keyboard's starting point after a change of screen. */
export function Page(props: PageProps) {
  const { title, lead, eyebrow, aside, backTo, backSearch, width = "reading", children } = props;
  const t = useWords();
  const wordsOf = useWordsOf();
  const { shortName } = useService();
  const heading = useRef<HTMLHeadingElement>(null);

  // After moving within the app the new title is read out; on the first page the browser already begins at the top.
  useEffect(() => {
    opened += 1;
    if (opened > 1) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className={classes.page} data-width={width}>
      <title>{`${title} · ${wordsOf(shortName)}`}</title>
      {backTo !== undefined && (
        <Link to={backTo} {...(backSearch && { search: backSearch })} className={classes.back}>
          <Icon name="arrowStart" size={18} /> {t("page.back")}
        </Link>
      )}
      <div className={classes.top}>
        <div className={classes.heading}>
          {eyebrow !== undefined && <div className={classes.eyebrow}>{eyebrow}</div>}
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </div>
  );
}
