import { HelpTip } from "#web/kit/HelpTip.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import type { Task } from "../caseFacts/facts.ts";
import { type Asking, originOf, paperNumber, sideTasks } from "../caseFacts/sideTasks.ts";
import classes from "./Case.module.css";
import { type SayCase, useCaseWords } from "./words.ts";

/** The bodies with a part in a case: the lead first, each with what was handed down below it. */
export function PartiesPanel({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const roots = view.tasks
    .filter(({ parentId, role }) => role !== "side" && !view.tasks.some(({ id }) => id === parentId))
    .toSorted((one, other) => Number(other.role === "lead") - Number(one.role === "lead"));
  return (
    <section className={classes.panel} aria-labelledby="parties">
      <div className={classes.titled}>
        <h2 id="parties">{t("parties")}</h2>
        <HelpTip about={t("parties")} text={t("help.parties")} />
      </div>
      {roots.length === 0 ? (
        <p className={classes.soft}>{t("partiesNone")}</p>
      ) : (
        <TaskList tasks={roots} all={view.tasks} />
      )}
      <SideTasks view={view} />
      <Exclusions view={view} />
    </section>
  );
}

/** What was asked beside the handling: decisions, opinions, orders and notes; what is open before what is done. */
function SideTasks({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const tasks = sideTasks(view).toSorted((one, other) => Number(other.open) - Number(one.open));
  if (tasks.length === 0) return null;
  return (
    <>
      <h3>{t("sides")}</h3>
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskLine task={task} part={sidePart(view, task, t)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the case is left out of by a granted appeal. */
function Exclusions({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  return view.exclusions.map(({ measure, bodyName, ground, at }) => (
    <p key={`${at} ${measure.en}`} className={classes.soft}>
      {t("exclusion", { measure: wordsOf(measure), body: wordsOf(bodyName), ground: wordsOf(ground) })}
    </p>
  ));
}

// A number stands only where a case can have several: an order, a note.
const papers: ReadonlySet<Asking> = new Set(["issueOrder", "addNote"]);

function sidePart(view: CaseView, task: Task, t: SayCase): string {
  const origin = originOf(view, task.id);
  if (!origin) return t("side");
  const name = t(`asked.${origin.action}`);
  return papers.has(origin.action) ? t("numbered", { name, number: `${paperNumber(view, origin)}` }) : name;
}

function TaskList({ tasks, all }: { tasks: readonly Task[]; all: readonly Task[] }) {
  const t = useCaseWords();
  return (
    <ul className={classes.tasks}>
      {tasks.map((task) => {
        const below = all.filter(({ parentId }) => parentId === task.id);
        return (
          <li key={task.id}>
            <TaskLine task={task} part={t(task.parentId === undefined ? task.role : "below")} />
            {below.length > 0 && <TaskList tasks={below} all={all} />}
          </li>
        );
      })}
    </ul>
  );
}

function TaskLine({ task, part }: { task: Task; part: string }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  return (
    <div className={classes.task} data-open={task.open || undefined}>
      <p>
        <span className={classes.role} data-role={task.parentId === undefined ? task.role : undefined}>
          {part}
        </span>
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
