import { Button } from "@mantine/core";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { NewsItem } from "../noticeCalls.ts";
import { useMarkAllRead, useUnread } from "./useNews.ts";
import { useNewsWords } from "./words.ts";

/** Marks all news as read, up to the newest of these. */
export function MarkAllRead({ items }: { items: readonly NewsItem[] }) {
  const t = useNewsWords();
  const command = useMarkAllRead();
  const { unread = 0 } = useUnread() ?? {};
  const [newest] = items;
  if (!newest) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="check" size={18} />}
        loading={command.busy}
        disabled={unread === 0}
        onClick={() => void command.run(newest.id)}
      >
        {t("markAll")}
      </Button>
      <CommandNotice state={command.state} />
    </>
  );
}
