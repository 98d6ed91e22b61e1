import { HelpTip } from "#web/kit/HelpTip.tsx";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { type CaseClock, clockViewOf, sortedClocks } from "../caseFacts/facts.ts";
import { limitWords } from "../caseFacts/limitWords.ts";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

/** The limits of a case: those that run with what is left, then those that were met or missed. */
export function ClocksPanel({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const { running, stopped } = sortedClocks(view.clocks);
  return (
    <section className={classes.panel} aria-labelledby="clocks">
      <div className={classes.titled}>
        <h2 id="clocks">{t("clocks")}</h2>
        <HelpTip about={t("clocks")} text={t("help.clocks")} />
      </div>
      {running.length === 0 && <p className={classes.soft}>{t("clocksNone")}</p>}
      <ClockList view={view} clocks={running} />
      {running.some(({ provisional }) => provisional) && <p className={classes.soft}>{t("provisional")}</p>}
      {stopped.length > 0 && (
        <details className={classes.stopped}>
          <summary>{t("clocksStopped")}</summary>
          <ClockList view={view} clocks={stopped} />
        </details>
      )}
    </section>
  );
}

function ClockList({ view, clocks }: { view: CaseView; clocks: readonly CaseClock[] }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  return (
    <ul className={classes.clocks}>
      {clocks.map((clock) => {
        const body = view.tasks.find(({ id }) => id === clock.taskId)?.bodyName;
        const said = clock.laidDown ? t("laidDown") : limitWords(clock.limit, t);
        const limit = `${said} · ${t("dueAt", { at: formats.instant(clock.dueAt) })}`;
        return (
          <li key={clock.id}>
            <p>
              {wordsOf(clock.name)}
              {body && <span className={classes.soft}> · {wordsOf(body)}</span>}
            </p>
            <ClockBadge clock={clockViewOf(clock)} />
            <p className={classes.soft}>{limit}</p>
          </li>
        );
      })}
    </ul>
  );
}
