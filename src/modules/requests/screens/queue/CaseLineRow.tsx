import { Link } from "@tanstack/react-router";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseLine, QueueLine } from "../../contract.ts";
import { type Kind, kinds, type Urgency, urgencies } from "../../domain/kinds.ts";
import classes from "./Lines.module.css";
import { useQueueWords } from "./words.ts";

/** What {@link CaseLineRow} takes: a case, or a duty on one. */
export interface CaseLineRowProps {
  line: CaseLine | QueueLine;
}

/** One case in a list: its clock, what is to be done, its first words. The whole line opens it. */
export function CaseLineRow({ line }: CaseLineRowProps) {
  const t = useQueueWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const nowMs = useServerNow();
  const duty = "step" in line ? line : undefined;
  const { id, number, kind, urgency, state, dueAt, summary, matter, lead, openedAt } = line;
  return (
    <li className={classes.line} data-urgency={urgency}>
      <span className={classes.clock}>
        {dueAt !== undefined && !state.closed && <ClockBadge clock={{ state: "running", dueAt }} />}
        <span className={classes.soft}>
          {line.closedAt === undefined
            ? duty?.clock && wordsOf(duty.clock)
            : t("closedAt", { at: formats.day(line.closedAt) })}
        </span>
      </span>
      <span className={classes.step}>{wordsOf(duty?.step.name ?? state.name)}</span>
      <span className={classes.words}>
        <span className={classes.marks}>
          {urgency !== "normal" && urgency in urgencies && (
            <strong className={classes.urgency}>{wordsOf(urgencies[urgency as Urgency])}</strong>
          )}
          <span className={classes.kind}>{kind in kinds ? wordsOf(kinds[kind as Kind]) : kind}</span>
        </span>
        <Link to={`/desk/cases/${id}`} className={classes.link} data-line>
          {summary ?? t("noWords")}
        </Link>
      </span>
      <span className={classes.where}>
        <span>{matter && wordsOf(matter)}</span>
        {lead && <span className={classes.soft}>{t("leadIs", { name: wordsOf(lead) })}</span>}
      </span>
      <span className={classes.facts}>
        <span className={classes.number}>{number}</span>
        <span className={classes.soft} title={formats.instant(openedAt)}>
          {t("opened", { at: formats.ago(openedAt, nowMs) })}
        </span>
        {duty !== undefined && duty.urgings > 0 && (
          <span className={classes.urged}>
            <Icon name="alert" size={15} /> {t("urgings", { count: duty.urgings })}
          </span>
        )}
      </span>
    </li>
  );
}
