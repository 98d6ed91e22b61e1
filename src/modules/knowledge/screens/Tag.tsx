import classes from "./Knowledge.module.css";
import type { Line } from "./knowledgeClient.ts";
import { useKnowledgeWords } from "./words.ts";

/** Where an article stands, in a word. */
export function Tag({ says, tone }: { says: string; tone: "calm" | "good" | "warn" | "bad" }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {says}
    </span>
  );
}

/** Where an article stands, and what its owner should see to. */
export function StateTags(props: Pick<Line, "state" | "expired" | "expiresSoon"> & { hasDraft: boolean }) {
  const { state, expired, expiresSoon, hasDraft } = props;
  const t = useKnowledgeWords();
  const inForce = state === "published";
  return (
    <span className={classes.tags}>
      {inForce && expired && <Tag says={t("state.expired")} tone="bad" />}
      {inForce && !expired && expiresSoon && <Tag says={t("state.expiresSoon")} tone="warn" />}
      {inForce && !expired && !expiresSoon && <Tag says={t("state.published")} tone="good" />}
      {!inForce && <Tag says={t(`state.${state}`)} tone={state === "draft" ? "calm" : "bad"} />}
      {hasDraft && inForce && <Tag says={t("state.hasDraft")} tone="calm" />}
    </span>
  );
}
