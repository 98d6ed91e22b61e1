import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./iconPaths.ts";
import classes from "./State.module.css";

/** What {@link EmptyState} takes. */
export interface EmptyStateProps {
  title: string;
  /** Why it is empty, and what one may do. */
  hint?: ReactNode;
  icon?: IconName;
  /** A button or link out of here. */
  action?: ReactNode;
}

/** Nothing to show, and that is all right: says why and what can be done. */
export function EmptyState({ title, hint, icon = "inbox", action }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <span className={classes.icon}>
        <Icon name={icon} size={32} />
      </span>
      <p className={classes.title}>{title}</p>
      {hint !== undefined && <div className={classes.body}>{hint}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
