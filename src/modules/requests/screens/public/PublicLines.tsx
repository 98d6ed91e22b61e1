import { Link } from "@tanstack/react-router";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { PublicLine } from "../../contract.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";
import classes from "./Public.module.css";
import { usePublicWords } from "./words.ts";

/** Public cases, one below the other; the whole card of each opens it. */
export function PublicLines({ lines, label }: { lines: readonly PublicLine[]; label: string }) {
  return (
    <ul className={classes.lines} aria-label={label}>
      {lines.map((line) => (
        <Line key={line.number} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { line: PublicLine }) {
  const t = usePublicWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { number, kind, state, matter, lead, openedAt, closedAt } = line;
  const says = Object.hasOwn(kinds, kind) ? wordsOf(kinds[kind as Kind]) : kind;
  return (
    <li className={classes.line}>
      <span className={classes.state} data-closed={state.closed || undefined}>
        {wordsOf(state.name)}
      </span>
      <Link to={`/public/${number}`} className={classes.link}>
        {[says, matter && wordsOf(matter)].filter(Boolean).join(" · ")}
      </Link>
      {lead && <span>{t("leads", { name: wordsOf(lead) })}</span>}
      <span className={classes.foot}>
        <span className={classes.number}>{number}</span>
        <span>{t("reported", { at: formats.day(openedAt) })}</span>
        {closedAt !== undefined && <span>{t("endedAt", { at: formats.day(closedAt) })}</span>}
      </span>
    </li>
  );
}
