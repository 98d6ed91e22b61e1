import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { type BulkRun, type StepStanding, tallyOf } from "./bulkRun.ts";
import classes from "./Bulk.module.css";
import type { FollowedRun } from "./useBulkRun.ts";
import { useBulkWords } from "./words.ts";

/** What {@link BulkProgress} takes. */
export interface BulkProgressProps {
  followed: FollowedRun;
  run: BulkRun;
  onClose: () => void;
  /** What is open will not be sent. */
  onGiveUp: () => void;
}

const icons = {
  waiting: "clock",
  sending: "clock",
  done: "check",
  refused: "alert",
  unknown: "offline",
} as const satisfies Record<StepStanding["is"], string>;

/** How an act on several cases goes, and what became of each: nothing is called done that the server has not said. */
export function BulkProgress({ followed, run, onClose, onGiveUp }: BulkProgressProps) {
  const t = useBulkWords();
  const { busy, goOn, stop } = followed;
  const { all, done, refused, open, unknown } = tallyOf(run);
  return (
    <Dialog title={t(`act.${run.act}`)} onClose={onClose}>
      <progress className={classes.progress} max={all} value={done + refused} aria-label={t("progress")} />
      <output>{t("tally", { done, refused, open })}</output>
      {!busy && open > 0 && <Notice tone="warn">{t(unknown > 0 ? "unknownLead" : "openLead")}</Notice>}
      {!busy && refused > 0 && <p className={classes.soft}>{t("refusedLead")}</p>}
      <ul className={classes.cases}>
        {run.steps.map(({ key, caseId, number, standing }) => (
          <li key={key} className={classes.step} data-standing={standing.is}>
            <Icon name={icons[standing.is]} size={18} />
            <Link to={`/desk/cases/${caseId}`} className={classes.number}>
              {number}
            </Link>
            <span>
              {t(`standing.${standing.is}`)}
              {"says" in standing && standing.says !== "" && ` ${standing.says}`}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        {busy ? (
          <Button variant="default" onClick={stop}>
            {t("stop")}
          </Button>
        ) : (
          <>
            {open > 0 && (
              <Button variant="default" onClick={onGiveUp}>
                {t("giveUp")}
              </Button>
            )}
            {open > 0 && <Button onClick={goOn}>{t("goOn", { count: open })}</Button>}
            {open === 0 && <Button onClick={onClose}>{t("read")}</Button>}
          </>
        )}
      </div>
    </Dialog>
  );
}
