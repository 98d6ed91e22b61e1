import { Button } from "@mantine/core";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { useActWords } from "./words.ts";

/** What {@link ChangedNotice} takes. */
export interface ChangedNoticeProps {
  view: CaseView;
  /** The version somebody looked at when they opened the form. */
  seenVersion: number;
  onSeen: () => void;
}

/** Says what happened to the case while somebody was writing; nothing of what they wrote is touched. */
export function ChangedNotice({ view, seenVersion, onSeen }: ChangedNoticeProps) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  if (view.version <= seenVersion) return null;
  const news = view.timeline.filter(({ version }) => version > seenVersion);
  return (
    <Notice
      tone="warn"
      title={t("changed.title")}
      urgent
      action={
        <Button variant="default" onClick={onSeen}>
          {t("changed.goOn")}
        </Button>
      }
    >
      {news.length === 0 && t("changed.unnamed")}
      {news.map(({ version, does, by, at }) => (
        <div key={version}>
          {[wordsOf(does), by.body && wordsOf(by.body), by.name, formats.instant(at)]
            .filter(Boolean)
            .join(" · ")}
        </div>
      ))}
    </Notice>
  );
}
