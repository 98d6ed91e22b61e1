import type { ReactNode } from "react";
import classes from "./Organisations.module.css";

/** What {@link Section} takes. */
export interface SectionProps {
  title: string;
  /** One below the heading it stands under. */
  level: 2 | 3;
  children: ReactNode;
}

/** A part of what is told of a body or a person. */
export function Section({ title, level, children }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={classes.section}>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}
