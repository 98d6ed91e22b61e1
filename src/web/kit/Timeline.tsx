import type { ReactNode } from "react";
import { type Instant, useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Timeline.module.css";

/** One thing that happened, in plain words. */
export interface TimelineEntry {
  id: string;
  /** By which an address leads to it. */
  anchor?: string;
  /** The one that somebody was led to. */
  ledTo?: boolean;
  at: Instant;
  /** 市市场监督管理局签收了工单 */
  says: string;
  /** Who did it, as far as this viewer may know. */
  who?: string;
  tone?: "plain" | "good" | "warn" | "bad";
  /** What was said or attached; folded away. */
  detail?: ReactNode;
  /** Whether the detail begins open. */
  open?: boolean;
}

/** What happened to a case, oldest first or as given: who, when, and the detail for whoever wants it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useWords();
  const formats = useFormats();
  if (entries.length === 0) return <p className={classes.empty}>{t("timeline.empty")}</p>;
  return (
    <ol className={classes.timeline} aria-label={t("timeline.label")}>
      {entries.map(({ id, anchor, ledTo, at, says, who, tone = "plain", detail, open = false }) => (
        <li key={id} id={anchor} className={classes.entry} data-tone={tone} data-led-to={ledTo || undefined}>
          <p className={classes.says}>{says}</p>
          <p className={classes.by}>
            {who !== undefined && <span>{who}</span>}
            <time dateTime={new Date(at).toISOString()}>{formats.instant(at)}</time>
          </p>
          {detail !== undefined && (
            <details className={classes.detail} open={open}>
              <summary>{t("timeline.more")}</summary>
              <div className={classes.inside}>{detail}</div>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
