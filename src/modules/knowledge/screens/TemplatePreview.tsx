import { useServerNow } from "#web/clock/useServerNow.ts";
import { fillBlanks, listBlanks } from "../domain/blanks.ts";
import { dateAt, daysAfter } from "./contentForm.ts";
import classes from "./Knowledge.module.css";
import { useOptions } from "./useOptions.ts";
import { useKnowledgeWords } from "./words.ts";

const sampleNumber = "SL00001234";
const unknown = { zh: "", en: "" };

/** A template as it looks once it is filled in from a case that does not exist. */
export function TemplatePreview({ words }: { words: string }) {
  const t = useKnowledgeWords();
  const { options } = useOptions();
  const date = dateAt(useServerNow());
  const own = options?.ownBody?.name ?? unknown;
  const filled = fillBlanks(words, {
    number: sampleNumber,
    kind: options?.kinds[0]?.name ?? unknown,
    date,
    reportedOn: daysAfter(date, -3),
    place: own,
    body: own,
  });
  const open = listBlanks(filled);
  return (
    <section className={classes.preview} aria-label={t("templates.preview")}>
      <h3>{t("templates.preview")}</h3>
      <p className={classes.words}>{filled.trim() === "" ? t("templates.previewEmpty") : filled}</p>
      {open.length > 0 && (
        <p className={classes.soft}>{t("templates.stillOpen", { blanks: open.join(t("fact.between")) })}</p>
      )}
    </section>
  );
}
