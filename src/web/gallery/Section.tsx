import type { ReactNode } from "react";
import classes from "./Gallery.module.css";

/** A group of examples under its name. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
