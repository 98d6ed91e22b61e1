import type { Words } from "#engine/words.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { KeptReceipt } from "./keptReceipts.ts";
import classes from "./Receipt.module.css";
import { useReceiptWords } from "./words.ts";

/** What happens to a report now and until when, in plain words. */
export function NextSteps({ receipt, holder }: { receipt: KeptReceipt; holder: Words }) {
  const t = useReceiptWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { dueAt, reachable } = receipt;
  const takes =
    dueAt === undefined
      ? t("nextTakeSoon", { holder: wordsOf(holder) })
      : t("nextTake", { holder: wordsOf(holder), due: formats.instant(dueAt) });

  return (
    <section className={classes.next} aria-labelledby="next">
      <h2 id="next" className={classes.nextTitle}>
        {t("next")}
      </h2>
      <ol className={classes.steps}>
        <li>{takes}</li>
        <li>{t("nextHandle")}</li>
        {reachable !== undefined && <li>{reachable ? t("nextCall") : t("nextRead")}</li>}
      </ol>
    </section>
  );
}
