import type { ReactNode } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import classes from "./FirstSteps.module.css";
import type { FirstStepLine, StepName } from "./firstSteps.ts";
import { NameService } from "./NameService.tsx";
import { StepLine } from "./StepLine.tsx";
import { useFirstStepsWords } from "./words.ts";

/** What {@link StepCard} takes. */
export interface StepCardProps {
  step: StepName;
  number: number;
  lines: readonly FirstStepLine[];
  /** Where to go on: unfolded, and said so. */
  isNext: boolean;
  children?: ReactNode;
}

/** One step with its lines; folded once nothing in it is open. */
export function StepCard({ step, number, lines, isNext, children }: StepCardProps) {
  const f = useFirstStepsWords();
  const open = lines.filter(({ done }) => !done);
  const standing = open.length === 0 ? "done" : open.some(({ must }) => must) ? "must" : "should";
  return (
    <details className={classes.card} data-standing={standing} open={isNext || standing !== "done"}>
      <summary>
        <span className={classes.number} aria-hidden="true">
          {standing === "done" ? <Icon name="check" size={18} /> : number}
        </span>
        <h2>{f(`step.${step}`)}</h2>
        <span className={classes.standing}>
          {standing === "done" ? f("stepDone") : f("stepOpen", { count: open.length })}
        </span>
      </summary>
      <div className={classes.inside}>
        <p className={classes.soft}>{f(`explains.${step}`)}</p>
        <ul className={classes.lines}>
          {lines.map((line) => (
            <StepLine key={line.code} line={line} />
          ))}
        </ul>
        {step === "name" && <NameService />}
        {children}
      </div>
    </details>
  );
}
