import { useWords } from "#web/words/useWords.ts";
import classes from "./ActionForm.module.css";

/** A field's name, with "required" or "optional" in words rather than a red star. */
export function FieldLabel({ text, required }: { text: string; required: boolean }) {
  const t = useWords();
  return (
    <>
      {text}
      <span className={classes.need} data-required={required || undefined}>
        {required ? t("form.required") : t("form.optional")}
      </span>
    </>
  );
}
