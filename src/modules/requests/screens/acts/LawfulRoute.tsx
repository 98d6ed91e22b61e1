import { Notice } from "#web/kit/Notice.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { declineGrounds } from "../../domain/grounds.ts";
import { isDeclineGround } from "../caseFacts/facts.ts";
import { useActWords } from "./words.ts";

/** What the reporter is told beside the explanation, once a ground is chosen. */
export function LawfulRoute({ ground }: { ground: unknown }) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  if (typeof ground !== "string" || !isDeclineGround(ground)) return null;
  return (
    <Notice tone="calm" title={t("preview.route")}>
      {wordsOf(declineGrounds[ground].route)}
    </Notice>
  );
}
