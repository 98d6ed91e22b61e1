import { ActionIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { NewsItem } from "../noticeCalls.ts";
import classes from "./News.module.css";
import { useMarkRead } from "./useNews.ts";
import { useNewsWords } from "./words.ts";

/** What {@link NewsLine} takes. */
export interface NewsLineProps {
  news: NewsItem;
  /** Called as one goes where it leads. */
  onFollow?: () => void;
}

/** One thing that somebody was told. It leads to where it happened, and is read by going there. */
export function NewsLine({ news, onFollow }: NewsLineProps) {
  const t = useNewsWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const nowMs = useServerNow();
  const command = useMarkRead(news.id);
  const { read, stands, urgent, at } = news;
  const subject = wordsOf(news.subject);
  return (
    <li className={classes.line} data-unread={!read || undefined} data-settled={!stands || undefined}>
      <div className={classes.top}>
        <Link
          {...placeOf(news)}
          className={classes.link}
          onClick={() => {
            if (!read) void command.run();
            onFollow?.();
          }}
        >
          {subject}
        </Link>
        {!read && (
          <ActionIcon
            className={classes.mark ?? ""}
            aria-label={`${t("markRead")}：${subject}`}
            title={t("markRead")}
            loading={command.busy}
            onClick={() => void command.run()}
          >
            <Icon name="check" size={18} />
          </ActionIcon>
        )}
      </div>
      <p className={classes.text}>{wordsOf(news.text)}</p>
      <p className={classes.facts}>
        {!read && <strong className={classes.unread}>{t("unread")}</strong>}
        {urgent && <strong className={classes.urgent}>{t("urgent")}</strong>}
        {!stands && <span className={classes.settled}>{t("settled")}</span>}
        <time dateTime={at} title={formats.instant(at)}>
          {formats.ago(at, nowMs)}
        </time>
      </p>
      <CommandNotice state={command.state} />
    </li>
  );
}

/** Where it leads: to the case, and there to what happened. */
function placeOf({ leadsTo, caseId, version }: NewsItem): { to: string; hash?: string } {
  if (leadsTo === "case" && caseId !== undefined)
    return { to: `/desk/cases/${caseId}`, ...(version === undefined ? {} : { hash: `event-${version}` }) };
  return { to: leadsTo === "roster" ? "/roster" : "/desk" };
}
