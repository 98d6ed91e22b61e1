import { BodyTreeContext } from "#modules/organisations/screens/index.ts";
import { serverNowMs } from "#web/clock/serverClock.ts";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Steps } from "#web/kit/Steps.tsx";
import { useLanguage } from "#web/words/language.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { type PracticeRole, practisers } from "../../domain/practice/practiceWorld.ts";
import { practiceView } from "../../domain/practice/practiceView.ts";
import { AnswerPanel } from "../case/AnswerPanel.tsx";
import caseClasses from "../case/Case.module.css";
import { ClocksPanel } from "../case/ClocksPanel.tsx";
import { PartiesPanel } from "../case/PartiesPanel.tsx";
import { RequestPanel } from "../case/RequestPanel.tsx";
import { useCaseWords } from "../case/words.ts";
import { clockViewOf, sortedClocks } from "../caseFacts/facts.ts";
import { processSteps } from "../caseFacts/steps.ts";
import { StaffTimeline } from "../timeline/StaffTimeline.tsx";
import classes from "./Practice.module.css";
import { PracticeActions } from "./PracticeActions.tsx";
import { TourGuide } from "./TourGuide.tsx";
import { usePractice } from "./usePractice.ts";
import { practiceIndex } from "./usePracticeActions.ts";
import { usePracticeWords } from "./words.ts";

/** What {@link PracticeDesk} takes. */
export interface PracticeDeskProps {
  personId: string;
  role: PracticeRole;
}

/** The guide above the practice case; its panels know the bodies of practice alone, and ask the server nothing. */
export function PracticeDesk({ personId, role }: PracticeDeskProps) {
  const p = usePracticeWords();
  const { language } = useLanguage();
  const practice = usePractice(personId, role, p("refused"));
  const step = practice.tour.steps[practice.at];
  const view = practiceView(practice.case, {
    actor: practisers[role],
    now: new Date(serverNowMs()).toISOString(),
    language,
    action: step?.step === "do" ? step.action : undefined,
  });
  return (
    <BodyTreeContext value={practiceIndex}>
      <TourGuide role={role} practice={practice} />
      {step?.step === "do" && (
        <PracticeActions role={role} view={view} practice={practice} action={step.action} />
      )}
      {view && <PracticeCasePanels view={view} />}
    </BodyTreeContext>
  );
}

function PracticeCasePanels({ view }: { view: CaseView }) {
  const p = usePracticeWords();
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const [nearest] = sortedClocks(view.clocks).running;
  return (
    <section className={classes.case} aria-labelledby="practice-case">
      <div className={classes.head}>
        <p className={classes.mark}>{p("mark")}</p>
        <h2 id="practice-case">
          {wordsOf(view.state.name)} · {t("number", { number: view.number })}
        </h2>
        {nearest && <ClockBadge clock={clockViewOf(nearest, wordsOf(nearest.name))} withDue />}
      </div>
      <Steps
        steps={processSteps(
          view,
          view.process.steps.map(({ name }) => wordsOf(name)),
        )}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <RequestPanel view={view} />
          <PartiesPanel view={view} />
          <ClocksPanel view={view} />
        </div>
        <div className={classes.column}>
          <AnswerPanel view={view} />
          <section className={caseClasses.panel} aria-labelledby="timeline">
            <h2 id="timeline">{t("timeline")}</h2>
            <StaffTimeline view={view} />
          </section>
        </div>
      </div>
    </section>
  );
}
