import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./iconPaths.ts";
import classes from "./Notice.module.css";

/** What {@link Notice} takes. */
export interface NoticeProps {
  tone: "calm" | "good" | "warn" | "bad";
  title?: string;
  children?: ReactNode;
  /** A button at its end. */
  action?: ReactNode;
  icon?: IconName;
  /** Spoken at once by a screen reader when it appears. */
  urgent?: boolean;
}

const icons: Record<NoticeProps["tone"], IconName> = {
  calm: "record",
  good: "check",
  warn: "alert",
  bad: "late",
};

/** Something a person should know before going on. */
export function Notice({ tone, title, children, action, icon = icons[tone], urgent = false }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={urgent ? "alert" : "status"}>
      <Icon name={icon} size={22} />
      <div className={classes.words}>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
