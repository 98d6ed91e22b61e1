import { ActionIcon } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import classes from "./News.module.css";
import { NewsPanel } from "./NewsPanel.tsx";
import { useUnread } from "./useNews.ts";
import { useNewsWords } from "./words.ts";

const saidForMs = 4_000;

/** How much is new for me in this post; pressed, it shows the latest. */
export function NewsBell() {
  const t = useNewsWords();
  const [open, setOpen] = useState(false);
  const { unread = 0, more = false } = useUnread() ?? {};
  const arrived = useArrived(unread);
  const label = unread === 0 ? t("bell") : t(more ? "bellMore" : "bellUnread", { count: unread });
  return (
    <>
      <ActionIcon
        className={classes.bell ?? ""}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Icon name="bell" size={22} />
        {unread > 0 && (
          <span className={classes.count} aria-hidden="true">
            {more ? `${unread}+` : unread}
          </span>
        )}
      </ActionIcon>
      <output className={classes.said}>{arrived && t("arrived")}</output>
      {open && <NewsPanel onClose={() => setOpen(false)} />}
    </>
  );
}

/** Whether something came a moment ago, for those who hear the page. */
function useArrived(unread: number): boolean {
  const before = useRef<number>(undefined);
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    const more = before.current !== undefined && unread > before.current;
    before.current = unread;
    if (!more) return;
    setArrived(true);
    const timer = setTimeout(() => setArrived(false), saidForMs);
    return () => clearTimeout(timer);
  }, [unread]);
  return arrived;
}
