import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { returnGrounds } from "../../domain/grounds.ts";
import { filesOf, findLeadDraft, lastEntry, outcomeOf, textOf } from "../caseFacts/facts.ts";
import { useBodyName } from "../caseFacts/useBodyName.ts";
import { AskedFor, HandedOver, Opinions, Paper, PromisedPlan, Question } from "./AskIntro.tsx";
import { Quote } from "./Quote.tsx";
import { useActWords } from "./words.ts";

/** What {@link ActionIntro} takes. */
export interface ActionIntroProps {
  view: CaseView;
  action: ActName;
  taskId: number | undefined;
}

const disputedStates: ReadonlySet<string> = new Set(["disputed", "reviewing"]);

/** What an action decides on, where it stands somewhere else on the page: the draft, the answer, the objection. */
export function ActionIntro({ view, action, taskId }: ActionIntroProps) {
  switch (action) {
    case "signOff":
    case "rejectDraft":
      return <Draft view={view} taskId={taskId} />;
    case "passCheck":
    case "failCheck":
      return <AnswerToCheck view={view} />;
    case "recordCallback":
      return <GivenAnswer view={view} />;
    case "upholdReturn":
    case "overrideReturn":
      return <ReturnAsked view={view} taskId={taskId} />;
    case "grantExtension":
    case "refuseExtension":
    case "grantPause":
    case "refusePause":
    case "approveCarry":
    case "refuseCarry":
    case "grantAppeal":
    case "refuseAppeal":
      return <AskedFor view={view} taskId={taskId} />;
    case "answerOrder":
    case "answerNote":
      return <Paper view={view} taskId={taskId} />;
    case "giveOpinion":
      return <Question view={view} />;
    case "concludeConsultation":
      return <Opinions view={view} />;
    case "replyInterim":
    case "takeUpAgain":
      return <PromisedPlan view={view} />;
    case "recordReceipt":
    case "refusedElsewhere":
      return <HandedOver view={view} />;
    case "reHandle":
    case "proposeCarry":
    case "closeAfterReview":
      return <Dispute view={view} />;
    case "handOver":
      return disputedStates.has(view.state.id) ? <Dispute view={view} /> : <Request view={view} />;
    case "passUp":
    case "passDown":
    case "reassign":
    case "convene":
    case "correct":
    case "askCarry":
    case "transferEmergency":
    case "accept":
    case "collect":
    case "decline":
    case "dispatch":
    case "forward":
    case "solveOnTheSpot":
    case "draftAnswer":
      return <Request view={view} />;
    default:
      return null;
  }
}

function Draft({ view, taskId }: { view: CaseView; taskId: number | undefined }) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const entry = lastEntry(view, ["draftAnswer"], taskId);
  const outcome = outcomeOf(entry);
  return (
    <Quote
      caseId={view.id}
      title={t("preview.draft")}
      mark={outcome && wordsOf(outcome)}
      text={textOf(entry, "words") ?? t("preview.nothing")}
      files={filesOf(view, entry)}
    />
  );
}

function AnswerToCheck({ view }: { view: CaseView }) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const draft = findLeadDraft(view);
  return (
    <Quote
      caseId={view.id}
      title={t("preview.answer")}
      mark={draft?.outcome && wordsOf(draft.outcome)}
      text={draft?.words ?? t("preview.nothing")}
      files={filesOf(view, draft?.entry)}
    />
  );
}

function GivenAnswer({ view }: { view: CaseView }) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const { answer } = view;
  return (
    <Quote
      caseId={view.id}
      title={t("preview.lastAnswer")}
      mark={answer?.outcome && wordsOf(answer.outcome)}
      text={answer?.words ?? t("preview.nothing")}
      files={answer?.files ?? []}
    />
  );
}

function ReturnAsked({ view, taskId }: { view: CaseView; taskId: number | undefined }) {
  const t = useActWords();
  const wordsOf = useWordsOf();
  const entry = lastEntry(view, ["returnTask"], taskId);
  const ground = textOf(entry, "ground");
  const betterName = useBodyName(textOf(entry, "betterBodyId"));
  const named = ground !== undefined && ground in returnGrounds;
  const better = betterName === undefined ? undefined : t("preview.betterBody", { name: betterName });
  return (
    <Quote
      caseId={view.id}
      title={t("preview.returnAsked")}
      mark={named ? wordsOf(returnGrounds[ground as keyof typeof returnGrounds]) : undefined}
      text={[textOf(entry, "reason"), better].filter(Boolean).join("\n")}
    />
  );
}

function Dispute({ view }: { view: CaseView }) {
  const t = useActWords();
  const entry = lastEntry(view, ["dispute", "recordCallback"]);
  const text = textOf(entry, "reason") ?? textOf(entry, "note");
  if (text === undefined) return null;
  return <Quote caseId={view.id} title={t("preview.dispute")} text={text} files={filesOf(view, entry)} />;
}

function Request({ view }: { view: CaseView }) {
  const t = useActWords();
  if (view.words === undefined) return null;
  return <Quote caseId={view.id} title={t("preview.request")} text={view.words} folded />;
}
