import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./Steps.module.css";

/** A stage of the way: 受理, 派单, 办理, 回访, 销单. */
export interface Step {
  label: string;
  state: "done" | "now" | "ahead" | "skipped";
  /** A word below it, such as the day. */
  note?: string;
}

/** How far a case has come, in words; one line on a desk, a column on a phone. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const t = useWords();
  return (
    <ol className={classes.steps} aria-label={t("steps.label")}>
      {steps.map(({ label, state, note }, index) => (
        <li
          key={label}
          className={classes.step}
          data-state={state}
          aria-current={state === "now" ? "step" : undefined}
        >
          <span className={classes.mark} aria-hidden="true">
            {state === "done" ? <Icon name="check" size={16} /> : state === "skipped" ? "–" : index + 1}
          </span>
          <span className={classes.text}>
            <span className={classes.label}>{label}</span>
            <span className={classes.note}>{note ?? t(`steps.${state}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
