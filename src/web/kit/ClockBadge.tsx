import { useServerNow } from "#web/clock/useServerNow.ts";
import { type Formats, useFormats } from "#web/words/formats.ts";
import { type SayWord, useWords } from "#web/words/useWords.ts";
import classes from "./ClockBadge.module.css";
import { type ClockFace, clockFace, type ClockView } from "./clockFace.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./iconPaths.ts";

const icons: Record<ClockFace["tone"], IconName> = {
  met: "check",
  running: "clock",
  soon: "alert",
  paused: "pause",
  overdue: "late",
  missed: "late",
};

/** What {@link ClockBadge} takes. */
export interface ClockBadgeProps {
  clock: ClockView;
  /** Whether the due time is written out beside what is left. */
  withDue?: boolean;
}

/** A limit as a person feels it: what is left or by how much it is past, in words, with an icon and a colour. */
export function ClockBadge({ clock, withDue = false }: ClockBadgeProps) {
  const t = useWords();
  const formats = useFormats();
  const face = clockFace(clock, useServerNow());
  const due = clock.dueAt === undefined ? undefined : t("clock.due", { at: formats.instant(clock.dueAt) });
  return (
    <span className={classes.clock} data-tone={face.tone} title={due}>
      <span className={classes.badge}>
        <Icon name={icons[face.tone]} size={17} />
        <span>
          {clock.label !== undefined && <span className={classes.label}>{clock.label}</span>}
          {faceWords(face, t, formats)}
        </span>
      </span>
      {withDue && due !== undefined && <span className={classes.due}>{due}</span>}
    </span>
  );
}

function faceWords(face: ClockFace, t: SayWord, formats: Formats): string {
  switch (face.tone) {
    case "met":
      return t("clock.met");
    case "running":
    case "overdue":
      return formats.remaining(face.remainingMs);
    case "soon":
      return `${t("clock.soon")} · ${formats.remaining(face.remainingMs)}`;
    case "paused":
      return face.remainingMs === undefined
        ? t("clock.paused")
        : t("clock.pausedWith", { remaining: formats.remaining(face.remainingMs) });
    case "missed":
      return t("clock.missedDone", { span: formats.span(face.lateMs) });
  }
}
