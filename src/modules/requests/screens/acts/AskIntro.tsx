import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { appealGrounds, measures } from "../../domain/appealGrounds.ts";
import { carryGrounds, pauseGrounds } from "../../domain/grounds.ts";
import { filesOf, lastEntry, textOf, wordsIn } from "../caseFacts/facts.ts";
import { type Asking, opinionsOf, originOf, paperNumber } from "../caseFacts/sideTasks.ts";
import { Quote } from "./Quote.tsx";
import { useActWords } from "./words.ts";

interface AskIntroProps {
  view: CaseView;
  taskId: number | undefined;
}

const decidedOn = ["askExtension", "askPause", "askCarry", "proposeCarry", "askAppeal"] as const;

function isDecidedOn(action: Asking): action is (typeof decidedOn)[number] {
  return (decidedOn as readonly string[]).includes(action);
}

/** What a body asks for: how long or until when, on what ground, and why. */
export function AskedFor({ view, taskId }: AskIntroProps) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const entry = originOf(view, taskId);
  if (!entry || !isDecidedOn(entry.action)) return null;
  const days = entry.fields["workingDays"];
  const until = textOf(entry, "until");
  const ground = wordsIn(
    entry.action === "askAppeal" ? appealGrounds : { ...pauseGrounds, ...carryGrounds },
    textOf(entry, "ground"),
  );
  const measure = wordsIn(measures, textOf(entry, "measure"));
  const mark = [
    typeof days === "number" ? t("workingDays", { count: days }) : undefined,
    measure && wordsOf(measure),
    ground && wordsOf(ground),
    until === undefined ? undefined : t("preview.untilDay", { day: formats.day(until) }),
    entry.by.body && t("preview.by", { body: wordsOf(entry.by.body) }),
  ];
  return (
    <Quote
      caseId={view.id}
      title={t(`preview.asked.${entry.action}`)}
      mark={mark.filter(Boolean).join(" · ")}
      text={textOf(entry, "reason") ?? textOf(entry, "plan") ?? t("preview.nothing")}
      files={filesOf(view, entry)}
    />
  );
}

/** The order or the note that is to be answered, with its number and its day. */
export function Paper({ view, taskId }: AskIntroProps) {
  const t = useActWords();
  const formats = useFormats();
  const entry = originOf(view, taskId);
  if (!entry) return null;
  const number = `${paperNumber(view, entry)}`;
  const replyBy = textOf(entry, "replyBy");
  const mark = [
    textOf(entry, "leader"),
    replyBy === undefined ? undefined : t("preview.replyBy", { day: formats.day(replyBy) }),
  ];
  return (
    <Quote
      caseId={view.id}
      title={
        entry.action === "addNote" ? t("preview.leadersNote", { number }) : t("preview.order", { number })
      }
      mark={mark.filter(Boolean).join(" · ")}
      text={textOf(entry, "words") ?? t("preview.nothing")}
    />
  );
}

/** What a consultation is to settle. */
export function Question({ view }: { view: CaseView }) {
  const t = useActWords();
  const text = textOf(lastEntry(view, ["convene"]), "question");
  if (text === undefined) return null;
  return <Quote caseId={view.id} title={t("preview.question")} text={text} />;
}

/** The question, and what each body says to it. */
export function Opinions({ view }: { view: CaseView }) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  return (
    <>
      <Question view={view} />
      {opinionsOf(view).map(({ task, entry }) => (
        <Quote
          key={task.id}
          caseId={view.id}
          title={t("preview.opinion", { body: wordsOf(task.bodyName) })}
          text={textOf(entry, "words") ?? t("preview.noOpinion")}
        />
      ))}
    </>
  );
}

/** What the reporter was promised when the case was carried. */
export function PromisedPlan({ view }: { view: CaseView }) {
  const t = useActWords();
  const text = textOf(lastEntry(view, ["approveCarry"]), "plan");
  if (text === undefined) return null;
  return <Quote caseId={view.id} title={t("preview.plan")} text={text} />;
}

/** What the reporter was told when the case was handed over. */
export function HandedOver({ view }: { view: CaseView }) {
  const t = useActWords();
  const entry = lastEntry(view, ["handOver"]);
  const text = textOf(entry, "words");
  if (view.state.id !== "handingOver" || text === undefined) return null;
  return (
    <Quote
      caseId={view.id}
      title={t("preview.handedOver")}
      mark={textOf(entry, "receiver")}
      text={text}
      files={filesOf(view, entry)}
    />
  );
}
