import { VisuallyHidden } from "@mantine/core";
import type { client } from "#web/client/client.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { ClockLimits } from "./ClockLimits.tsx";
import classes from "./Process.module.css";
import { useProcessWords } from "./words.ts";

type Process = Awaited<ReturnType<typeof client.requests.processes>>[number];
type State = Process["states"][number];
type Action = Process["actions"][number];

/** One state: until when, who may take it on to where, and what else may be done while it lasts. */
export function StateCard({ process, state }: { process: Process; state: State }) {
  const t = useProcessWords();
  const wordsOf = useWordsOf();
  const here = process.actions.filter(({ from, opens }) => !opens && from.includes(state.id));
  const leaves = ({ to }: Action): boolean =>
    to.some((target) => target.state !== undefined && target.state !== state.id);
  const ways = here.filter(leaves);
  const others = here.filter((action) => !leaves(action));
  return (
    <article
      className={classes.state}
      data-closed={state.closedBy !== undefined || undefined}
      aria-labelledby={anchorOf(process, state.id)}
    >
      <h3 id={anchorOf(process, state.id)}>{wordsOf(state.name)}</h3>
      {state.closedBy && <p className={classes.soft}>{t(`closed.${state.closedBy}`)}</p>}
      <ClockLimits clocks={process.clocks.filter(({ id }) => state.clocks.includes(id))} />
      {ways.length > 0 && (
        <ul className={classes.ways}>
          {ways.map((action) => (
            <li key={action.id}>
              <Way process={process} state={state} action={action} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details>
          <summary>{t("others", { count: others.length })}</summary>
          <ul className={classes.ways}>
            {others.map((action) => (
              <li key={action.id}>
                <Who action={action} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

function anchorOf({ id }: Process, stateId: string): string {
  return `${id}-${stateId}`;
}

function Who({ action }: { action: Action }) {
  const t = useProcessWords();
  const wordsOf = useWordsOf();
  const tasks = action.onTask.map(wordsOf).join(t("or"));
  return (
    <>
      <strong>{wordsOf(action.does)}</strong>
      <span className={classes.soft}>
        {" "}
        {action.by.map(wordsOf).join(t("or"))}
        {tasks !== "" && ` · ${t("onTask", { states: tasks })}`}
      </span>
    </>
  );
}

function Way({ process, state, action }: { process: Process; state: State; action: Action }) {
  const t = useProcessWords();
  const wordsOf = useWordsOf();
  const nameOf = (id: string) => process.states.find((each) => each.id === id)?.name ?? { zh: id, en: id };
  return (
    <>
      <Who action={action} />
      <ul className={classes.targets}>
        {action.to.map(({ state: to = state.id, when }) => (
          <li key={`${to} ${when?.en ?? ""}`}>
            <span aria-hidden="true">→ </span>
            <VisuallyHidden>{t("leadsTo")}</VisuallyHidden>
            <a href={`#${anchorOf(process, to)}`}>{wordsOf(nameOf(to))}</a>
            {when && <span className={classes.soft}> {wordsOf(when)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
