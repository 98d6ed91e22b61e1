import { useSession } from "#web/session/session.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useService } from "#web/service/useService.ts";
import type { CaseView } from "../../contract.ts";
import classes from "./Beside.module.css";
import { useBesideWords } from "./besideWords.ts";
import { usePaperDress } from "./usePaperDress.ts";

/** The head of the page on paper: which case it is, who printed it and when. Not seen on a screen. */
export function PaperHead({ view }: { view: CaseView }) {
  const t = useBesideWords();
  const service = useService();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { person, post } = useSession();
  const printedAt = usePaperDress();
  const who = [person?.name, post && wordsOf(post.bodyName)].filter(Boolean).join(" · ");
  return (
    <div className={classes.paperHead}>
      <strong>
        {wordsOf(service.name)} · {t("print.case", { number: view.number })}
      </strong>
      <span>{t("print.printed", { at: formats.instant(printedAt), who })}</span>
    </div>
  );
}
