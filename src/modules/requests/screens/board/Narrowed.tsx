import { Button } from "@mantine/core";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useBodyName } from "../caseFacts/useBodyName.ts";
import { kinds } from "../../domain/kinds.ts";
import classes from "./Board.module.css";
import type { BoardNarrowing } from "./useBoardQueries.ts";
import { useBoardWords } from "./words.ts";

/** What {@link Narrowed} takes. */
export interface NarrowedProps {
  narrowing: BoardNarrowing;
  onClear: () => void;
}

/** Says what the board shows only, and shows all again. */
export function Narrowed({ narrowing: { placeId, kind }, onClear }: NarrowedProps) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const place = useBodyName(placeId);
  const what = [place, kind && wordsOf(kinds[kind])].filter(Boolean).join(" · ");
  return (
    <div className={classes.narrowed}>
      <span>{t("narrowedTo", { what })}</span>
      <Button variant="subtle" onClick={onClear}>
        {t("clear")}
      </Button>
    </div>
  );
}
