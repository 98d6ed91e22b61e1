import { Button } from "@mantine/core";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BoardLine } from "../../contract.ts";
import { useCase } from "../calls/useCase.ts";
import { useBoardWords } from "./words.ts";

/** Says that the case somebody was at has left the board, and by whose hand. */
export function GoneNotice({ line, onSeen }: { line: BoardLine; onSeen: () => void }) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { view } = useCase(line.id);
  const waits = view?.actions.some(({ action, taskId }) => action === line.act && taskId === line.taskId);
  // Others that are due earlier may have pushed it off the page.
  if (waits !== false) return null;
  const last = view?.timeline.at(-1);
  const by = last && [last.by.body && wordsOf(last.by.body), last.by.name, formats.instant(last.at)];
  return (
    <Notice
      tone="warn"
      title={t("gone", { number: line.number })}
      action={
        <Button variant="default" onClick={onSeen}>
          {t("seen")}
        </Button>
      }
    >
      {last && t("goneBy", { does: wordsOf(last.does), by: by?.filter(Boolean).join(" · ") ?? "" })}
    </Notice>
  );
}
