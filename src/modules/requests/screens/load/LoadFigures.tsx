import { useFormats } from "#web/words/formats.ts";
import { type BodyLoad, pastText } from "./loadTexts.ts";
import classes from "./LoadFigures.module.css";
import { useLoadWords } from "./words.ts";

/** What {@link LoadFigures} takes. */
export interface LoadFiguresProps {
  load: BodyLoad;
  /** How many days back what ended is counted. */
  days: number;
}

/** What a body has in hand now and how the last days went, as a dispatcher weighs it. */
export function LoadFigures({ load, days }: LoadFiguresProps) {
  const t = useLoadWords();
  const formats = useFormats();
  const { open, overdue, soon } = load;
  return (
    <span className={classes.load}>
      <span className={classes.now}>
        <span>{t("open", { count: open })}</span>
        {overdue > 0 && <strong className={classes.overdue}>{t("overdue", { count: overdue })}</strong>}
        {soon > 0 && <span className={classes.soon}>{t("soon", { count: soon })}</span>}
      </span>
      <span className={classes.past}>{pastText(load, days, t, formats)}</span>
    </span>
  );
}
