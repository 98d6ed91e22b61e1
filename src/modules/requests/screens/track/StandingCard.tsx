import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Steps } from "#web/kit/Steps.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { clockViewOf, sortedClocks } from "../caseFacts/facts.ts";
import { reporterSteps } from "../caseFacts/steps.ts";
import { sentenceOf } from "./standingWords.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** Where a case stands: who has it, until when, and how far it has come. */
export function StandingCard({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const labels = [
    t("steps.report"),
    t("steps.accept"),
    t("steps.handle"),
    t("steps.answer"),
    t("steps.confirm"),
  ];
  const [nearest] = sortedClocks(view.clocks).running;
  // Who decides on an ask, or answers the supervisor, is the office's own business.
  const bodies = view.tasks.filter(({ parentId, role }) => parentId === undefined && role !== "side");
  return (
    <section className={classes.card}>
      <p className={classes.sentence}>{sentenceOf(view, { t, wordsOf, formats })}</p>
      {nearest && !view.state.closed && <ClockBadge clock={clockViewOf(nearest)} />}
      <Steps steps={reporterSteps(view, labels)} />
      {bodies.length > 0 && (
        <p className={classes.bodies}>
          <strong>{t("withBodies")}</strong>
          {bodies.map(({ id, role, bodyName }) => (
            <span key={id}>
              {role === "lead" ? t("leads") : t("helps")} {wordsOf(bodyName)}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
