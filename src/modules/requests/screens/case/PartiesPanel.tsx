import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import type { Task } from "../caseFacts/facts.ts";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

/** The bodies with a part in a case: the lead first, each with what was handed down below it. */
export function PartiesPanel({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const roots = view.tasks
    .filter(({ parentId }) => !view.tasks.some(({ id }) => id === parentId))
    .toSorted((one, other) => Number(other.role === "lead") - Number(one.role === "lead"));
  return (
    <section className={classes.panel} aria-labelledby="parties">
      <h2 id="parties">{t("parties")}</h2>
      {roots.length === 0 ? (
        <p className={classes.soft}>{t("partiesNone")}</p>
      ) : (
        <TaskList tasks={roots} all={view.tasks} />
      )}
    </section>
  );
}

function TaskList({ tasks, all }: { tasks: readonly Task[]; all: readonly Task[] }) {
  return (
    <ul className={classes.tasks}>
      {tasks.map((task) => {
        const below = all.filter(({ parentId }) => parentId === task.id);
        return (
          <li key={task.id}>
            <TaskLine task={task} />
            {below.length > 0 && <TaskList tasks={below} all={all} />}
          </li>
        );
      })}
    </ul>
  );
}

function TaskLine({ task }: { task: Task }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  return (
    <div className={classes.task} data-open={task.open || undefined}>
      <p>
        {task.parentId === undefined ? (
          <span className={classes.role} data-role={task.role}>
            {t(task.role)}
          </span>
        ) : (
          <span className={classes.role}>{t("below")}</span>
        )}
        <strong>{wordsOf(task.bodyName)}</strong>
      </p>
      <p className={classes.soft}>
        {wordsOf(task.stateName)}
        {task.designated && ` · ${t("designated")}`}
        {task.open && task.dueAt !== undefined && ` · ${t("dueAt", { at: formats.instant(task.dueAt) })}`}
      </p>
    </div>
  );
}
