import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { HistoryLine } from "../../contract.ts";
import classes from "./Beside.module.css";
import { useBesideWords } from "./besideWords.ts";

/** One other case in a line: its number and first words, how it stands, who has it; the line opens it. */
export function HistoryLineRow({ line, children }: { line: HistoryLine; children?: ReactNode }) {
  const t = useBesideWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { id, number, summary, state, dueAt, openedAt, closedAt, holder } = line;
  const facts = [
    wordsOf(state.name),
    ...(holder.length > 0 ? [t("history.with", { names: holder.map(wordsOf).join(t("between")) })] : []),
    closedAt === undefined
      ? t("history.opened", { at: formats.day(openedAt) })
      : t("history.closed", { at: formats.day(closedAt) }),
  ];
  return (
    <li className={classes.line} data-open={!state.closed || undefined}>
      <p>
        <Link to={`/desk/cases/${id}`} className={classes.link}>
          <span className={classes.number}>{number}</span> {summary ?? t("noWords")}
        </Link>
      </p>
      <p className={classes.facts}>
        <span>{facts.join(" · ")}</span>
        {dueAt !== undefined && !state.closed && <ClockBadge clock={{ state: "running", dueAt }} />}
      </p>
      {children}
    </li>
  );
}
