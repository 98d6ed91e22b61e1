import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Marked } from "#web/kit/Marked.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseLine, FoundLine, QueueLine } from "../../contract.ts";
import { type Kind, kinds, type Urgency, urgencies } from "../../domain/kinds.ts";
import type { Fact } from "./columns.ts";
import classes from "./Lines.module.css";
import { keyOfLine } from "./selection.ts";
import { useQueueWords } from "./words.ts";

/** What {@link CaseLineRow} takes: a case, one that was searched for, or a duty on one. */
export interface CaseLineRowProps {
  line: CaseLine | FoundLine | QueueLine;
  /** The facts it shows beside its words. */
  shown: ReadonlySet<Fact>;
  /** Something was begun on it and not sent. */
  drafted?: boolean;
  /** Absent: lines are not chosen here. */
  chosen?: boolean | undefined;
  /** With `range`, all from the line chosen last. */
  onChoose?: ((key: string, range: boolean) => void) | undefined;
}

/** One case in a list: its clock, what is to be done, its first words. The whole line opens it. */
export const CaseLineRow = memo(function CaseLineRow(props: CaseLineRowProps) {
  const { line, shown, drafted = false, chosen, onChoose } = props;
  const t = useQueueWords();
  const wordsOf = useWordsOf();
  const duty = "step" in line ? line : undefined;
  const { id, number, kind, urgency, state, summary, matter, lead } = line;
  const found = "found" in line ? line.found : undefined;
  const key = keyOfLine(line);
  return (
    <li className={classes.line} data-urgency={urgency} data-chosen={chosen || undefined}>
      {onChoose && (
        <Checkbox
          className={classes.box ?? ""}
          size="sm"
          checked={chosen ?? false}
          aria-label={t("choose", { number })}
          onChange={(event) => onChoose(key, isShift(event.nativeEvent))}
        />
      )}
      {shown.has("clock") && <Clock line={line} />}
      {shown.has("step") && <span className={classes.step}>{wordsOf(duty?.step.name ?? state.name)}</span>}
      <span className={classes.words}>
        <span className={classes.marks}>
          {drafted && <span className={classes.draft}>{t("draft")}</span>}
          {urgency !== "normal" && urgency in urgencies && (
            <strong className={classes.urgency}>{wordsOf(urgencies[urgency as Urgency])}</strong>
          )}
          {shown.has("kind") && (
            <span className={classes.kind}>{kind in kinds ? wordsOf(kinds[kind as Kind]) : kind}</span>
          )}
        </span>
        <Link to={`/desk/cases/${id}`} className={classes.link} data-line={key}>
          {found ? <Marked pieces={found} /> : (summary ?? t("noWords"))}
        </Link>
      </span>
      {(shown.has("place") || shown.has("lead")) && (
        <span className={classes.where}>
          {shown.has("place") && <span>{matter && wordsOf(matter)}</span>}
          {shown.has("lead") && lead && (
            <span className={classes.soft}>{t("leadIs", { name: wordsOf(lead) })}</span>
          )}
        </span>
      )}
      <Facts line={line} shown={shown} />
    </li>
  );
});

/** A click carries the key that was held; a change made by the keyboard carries none. */
function isShift(event: Event): boolean {
  return "shiftKey" in event && event.shiftKey === true;
}

function Clock({ line }: { line: CaseLine | QueueLine }) {
  const t = useQueueWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { dueAt, state, closedAt } = line;
  const clock = "clock" in line ? line.clock : undefined;
  return (
    <span className={classes.clock}>
      {dueAt !== undefined && !state.closed && <ClockBadge clock={{ state: "running", dueAt }} />}
      <span className={classes.soft}>
        {closedAt === undefined ? clock && wordsOf(clock) : t("closedAt", { at: formats.day(closedAt) })}
      </span>
    </span>
  );
}

function Facts({ line, shown }: Pick<CaseLineRowProps, "line" | "shown">) {
  const t = useQueueWords();
  const formats = useFormats();
  const nowMs = useServerNow();
  const { number, openedAt } = line;
  const urgings = "urgings" in line ? line.urgings : 0;
  if (!shown.has("number") && !shown.has("opened") && !shown.has("urgings")) return null;
  return (
    <span className={classes.facts}>
      {shown.has("number") && <span className={classes.number}>{number}</span>}
      {shown.has("opened") && (
        <span className={classes.soft} title={formats.instant(openedAt)}>
          {t("opened", { at: formats.ago(openedAt, nowMs) })}
        </span>
      )}
      {shown.has("urgings") && urgings > 0 && (
        <span className={classes.urged}>
          <Icon name="alert" size={15} /> {t("urgings", { count: urgings })}
        </span>
      )}
    </span>
  );
}
