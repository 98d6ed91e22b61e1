import type { ReactNode } from "react";
import classes from "./Tabs.module.css";

/** Links to the few ways of looking at one thing; the present one carries `data-active` and `aria-current`. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
