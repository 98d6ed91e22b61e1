import { useState } from "react";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BoardLine, CaseView } from "../../contract.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { useBoardWords } from "./words.ts";

/** What is said once a case was sent on. */
export function useSentWords() {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const [words, setWords] = useState<string>();
  return {
    words,
    say({ label }: CaseAction, { holder }: CaseView, { number }: BoardLine) {
      const names = [...new Set(holder.map(({ name }) => wordsOf(name)))].join(t("between"));
      setWords(t("sent", { number, does: label, names }));
    },
  };
}
