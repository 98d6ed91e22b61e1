import { type ReactNode, useId } from "react";
import classes from "./ReportForm.module.css";

/** What {@link FormSection} takes. */
export interface FormSectionProps {
  /** Which of the few it is, so that one sees how much is left. */
  number: number;
  title: string;
  children: ReactNode;
}

/** One part of the report form. */
export function FormSection({ number, title, children }: FormSectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}
