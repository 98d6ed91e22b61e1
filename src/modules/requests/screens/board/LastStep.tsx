import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { useBoardWords } from "./words.ts";

/** What was done with a case last, by whom and when. */
export function LastStep({ view: { timeline } }: { view: CaseView }) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const last = timeline.at(-1);
  if (!last) return null;
  const by = [last.by.body && wordsOf(last.by.body), last.by.name, formats.instant(last.at)];
  return <div>{t("goneBy", { does: wordsOf(last.does), by: by.filter(Boolean).join(" · ") })}</div>;
}
