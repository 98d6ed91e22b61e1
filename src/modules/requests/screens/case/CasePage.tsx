import { useEffect, useRef, useState } from "react";
import { loadOrderPanel } from "#modules/exchange/screens/index.ts";
import { loadCaseDutyCalls } from "#modules/roster/screens/index.ts";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { Steps } from "#web/kit/Steps.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { ActName, CaseView } from "../../contract.ts";
import { CaseActions } from "../acts/CaseActions.tsx";
import type { FollowedCase } from "../calls/useCase.ts";
import { clockViewOf, sortedClocks } from "../caseFacts/facts.ts";
import { processSteps } from "../caseFacts/steps.ts";
import { CasePapers } from "../papers/CasePapers.tsx";
import { lastList } from "../queue/lastList.ts";
import { KeptAnswers } from "../report/KeptAnswers.tsx";
import { StaffTimeline } from "../timeline/StaffTimeline.tsx";
import { AnswerPanel } from "./AnswerPanel.tsx";
import classes from "./Case.module.css";
import { ClocksPanel } from "./ClocksPanel.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { PaperHead } from "./PaperHead.tsx";
import { PartiesPanel } from "./PartiesPanel.tsx";
import { PresenceLine } from "./PresenceLine.tsx";
import { PrintButton } from "./PrintButton.tsx";
import { RelatedPanel } from "./RelatedPanel.tsx";
import { ReporterPanel } from "./ReporterPanel.tsx";
import { RequestPanel } from "./RequestPanel.tsx";
import { usePresence } from "./usePresence.ts";
import { useStaffActions } from "./useStaffActions.ts";
import { useWaitingDrafts } from "./useWaitingDrafts.ts";
import { WaitingDrafts } from "./WaitingDrafts.tsx";
import { useCaseWords } from "./words.ts";

const CaseDutyCalls = lazyLater(loadCaseDutyCalls, null);
const OrderPanel = lazyLater(loadOrderPanel, null);

/** What {@link CasePage} takes. */
export interface CasePageProps {
  view: CaseView;
  followed: FollowedCase;
}

/** A case as staff work on it: the request and who has it, what was done, and what I may do now. */
export function CasePage({ view, followed }: CasePageProps) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const actions = useStaffActions(view);
  const [done, setDone] = useState<{ action: ActName; version: number }>();
  const [writing, setWriting] = useState<ActName>();
  const others = usePresence(view.id, writing);
  const waiting = useWaitingDrafts(view.id);
  const opener = useRef<(name: string) => void>(null);
  const status = useRef<HTMLDivElement>(null);
  // Only as long as nobody else has acted since: then the words would be another step's.
  const acted =
    done?.version === view.version
      ? view.timeline.findLast(({ action }) => action === done.action)
      : undefined;

  // After the dialogue gave its focus back, the result is where one goes on from.
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => status.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [done]);

  return (
    <Page
      title={wordsOf(view.state.name)}
      eyebrow={<Heading view={view} />}
      lead={<Holder view={view} />}
      aside={
        <>
          <CasePapers view={view} />
          <PrintButton />
        </>
      }
      backTo={lastList().to}
      backSearch={lastList().search}
      width="wide"
    >
      <PaperHead view={view} />
      <KeptAnswers caseId={view.id} />
      <PresenceLine others={others} />
      <div ref={status} tabIndex={-1} className={classes.status}>
        {acted && (
          <Notice tone="good">
            {t("acted", { does: wordsOf(acted.does), state: wordsOf(view.state.name) })}
          </Notice>
        )}
        {followed.error && <Notice tone="warn">{t("stale")}</Notice>}
        {/* The form that is open is the draft. */}
        {writing === undefined && (
          <WaitingDrafts
            drafts={waiting.drafts}
            actions={actions}
            onOpen={(name) => opener.current?.(name)}
            onDiscard={waiting.discard}
          />
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.steps}>
          <Steps
            steps={processSteps(
              view,
              view.process.steps.map(({ name }) => wordsOf(name)),
            )}
          />
        </div>
        <div className={classes.actions}>
          <CaseActions
            view={view}
            actions={actions}
            docked
            subject={waiting.subject}
            opener={opener}
            // In a form it matters who writes; who only looks is told at the head of the page.
            notice={<PresenceLine others={others.filter(({ writing }) => writing)} />}
            onWriting={(action) => {
              setWriting(action);
              if (action === undefined) waiting.look();
            }}
            onOutdated={() => void followed.reload()}
            onActed={(action, next) => {
              followed.show(next);
              setDone({ action, version: next.version });
            }}
          />
        </div>
        <Facts view={view} onActed={followed.show} />
        <div className={classes.story}>
          <AnswerPanel view={view} />
          <section className={classes.panel} aria-labelledby="timeline">
            <h2 id="timeline">{t("timeline")}</h2>
            <StaffTimeline view={view} />
          </section>
        </div>
      </div>
    </Page>
  );
}

/** Which case it is: its process, kind and numbers. */
function Heading({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const parts = [
    wordsOf(view.process.name),
    wordsOf(view.kind.name),
    ...(view.urgency.id === "normal" ? [] : [wordsOf(view.urgency.name)]),
    t("number", { number: view.number }),
    ...(view.superior ? [t("superior", { number: view.superior.number })] : []),
    ...(view.origin === undefined ? [] : [t("origin", { origin: view.origin })]),
  ];
  return parts.join(" · ");
}

/** What the case is: what was asked, by whom, beside which others, who works on it and until when. */
function Facts({ view, onActed }: { view: CaseView; onActed: (view: CaseView) => void }) {
  return (
    <div className={classes.facts}>
      <RequestPanel view={view} />
      {view.superior && <OrderPanel caseId={view.id} version={view.version} />}
      <ReporterPanel view={view} onActed={onActed} />
      <RelatedPanel view={view} />
      <HistoryPanel view={view} />
      <CaseDutyCalls caseId={view.id} />
      <PartiesPanel view={view} />
      <ClocksPanel view={view} />
    </div>
  );
}

/** Who has the case, and its nearest clock. */
function Holder({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const [nearest] = sortedClocks(view.clocks).running;
  if (view.closedAt !== undefined) return <>{t("endedAt", { at: formats.instant(view.closedAt) })}</>;
  const names = view.holder.map(({ name }) => wordsOf(name)).join(t("between"));
  return (
    <span className={classes.holder}>
      {names !== "" && <span>{t("heldBy", { names })}</span>}
      {nearest && <ClockBadge clock={clockViewOf(nearest, wordsOf(nearest.name))} withDue />}
    </span>
  );
}
