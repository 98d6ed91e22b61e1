import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import type { ActName, CaseView } from "../../contract.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { CaseActionForm } from "../acts/CaseActionForm.tsx";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** What {@link SolvedQuestion} takes. */
export interface SolvedQuestionProps {
  view: CaseView;
  /** Of `confirm` and `dispute`, what may be said now. */
  actions: readonly CaseAction[];
  /** The case was closed without the reporter's word. */
  late: boolean;
  onActed: (action: ActName, view: CaseView) => void;
  onOutdated: () => void;
}

/** The question that only the reporter can answer, as two answers too large to miss. */
export function SolvedQuestion({ view, actions, late, onActed, onOutdated }: SolvedQuestionProps) {
  const t = useTrackWords();
  const id = useId();
  const [chosen, setChosen] = useState<ActName>();
  const possible = actions.filter(({ blocked }) => blocked === undefined);
  const action = possible.find((each) => each.action === chosen);
  const barred = actions.find(({ blocked }) => blocked !== undefined)?.blocked;
  if (actions.length === 0) return null;
  return (
    <section className={classes.question} aria-labelledby={id}>
      <h2 id={id}>{t("question.title")}</h2>
      <p className={classes.soft}>{late ? t("question.late") : t("question.hint")}</p>
      {!action && (
        <div className={classes.choices}>
          {possible.some((each) => each.action === "confirm") && (
            <button type="button" data-answer="yes" onClick={() => setChosen("confirm")}>
              <Icon name="check" size={28} />
              <strong>{t("question.yes")}</strong>
              <span>{t("question.yesHint")}</span>
            </button>
          )}
          {possible.some((each) => each.action === "dispute") && (
            <button type="button" data-answer="no" onClick={() => setChosen("dispute")}>
              <Icon name="retry" size={28} />
              <strong>{t("question.no")}</strong>
              <span>{t("question.noHint")}</span>
            </button>
          )}
        </div>
      )}
      {barred !== undefined && <p className={classes.soft}>{barred}</p>}
      {action && (
        <>
          <Button
            variant="subtle"
            className={classes.back ?? ""}
            leftSection={<Icon name="arrowStart" size={18} />}
            onClick={() => setChosen(undefined)}
          >
            {t("question.back")}
          </Button>
          <CaseActionForm
            key={action.name}
            view={view}
            action={action}
            onActed={onActed}
            onOutdated={onOutdated}
          />
        </>
      )}
    </section>
  );
}
