import { Button } from "@mantine/core";
import { useDraftTime } from "#web/draft/useDraftTime.ts";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { isActName } from "../actionFields.ts";
import type { CaseAction } from "../acts/actionViews.tsx";
import { useActWords } from "../acts/words.ts";
import { useBesideWords } from "./besideWords.ts";
import classes from "./Beside.module.css";
import type { WaitingDraft } from "./waitingDrafts.ts";

/** What {@link WaitingDrafts} takes. */
export interface WaitingDraftsProps {
  drafts: readonly WaitingDraft[];
  actions: readonly CaseAction[];
  onOpen: (name: string) => void;
  onDiscard: (name: string) => void;
}

/** Says which forms were begun on this case and not sent; of one that can be sent no longer, what was written in it. */
export function WaitingDrafts({ drafts, actions, onOpen, onDiscard }: WaitingDraftsProps) {
  return drafts.map((draft) => {
    const action = actions.find(({ name }) => name === draft.name);
    const discard = () => onDiscard(draft.name);
    return action && action.blocked === undefined ? (
      <OpenDraft
        key={draft.name}
        draft={draft}
        label={action.label}
        onOpen={() => onOpen(draft.name)}
        onDiscard={discard}
      />
    ) : (
      <PastDraft key={draft.name} draft={draft} barredBy={action?.blocked} onDiscard={discard} />
    );
  });
}

interface OpenDraftProps {
  draft: WaitingDraft;
  label: string;
  onOpen: () => void;
  onDiscard: () => void;
}

function OpenDraft({ draft, label, onOpen, onDiscard }: OpenDraftProps) {
  const t = useBesideWords();
  const draftTime = useDraftTime();
  return (
    <Notice
      tone="calm"
      icon="report"
      title={t("draft.waits", { act: label, at: draftTime(draft.savedAt) })}
      action={
        <span className={classes.buttons}>
          <Button variant="default" onClick={onOpen}>
            {t("draft.goOn")}
          </Button>
          <Button variant="subtle" onClick={onDiscard}>
            {t("draft.discard")}
          </Button>
        </span>
      }
    />
  );
}

interface PastDraftProps {
  draft: WaitingDraft;
  /** The rule that stands in the way for now. */
  barredBy: string | undefined;
  onDiscard: () => void;
}

function PastDraft({ draft, barredBy, onDiscard }: PastDraftProps) {
  const t = useBesideWords();
  const act = useActWords();
  const draftTime = useDraftTime();
  const [name = ""] = draft.name.split(".");
  const said = isActName(name) ? act(`submits.${name}`) : name;
  const text = draft.texts.join("\n");
  return (
    <Notice
      tone="warn"
      title={t("draft.past", { act: said, at: draftTime(draft.savedAt) })}
      action={
        <span className={classes.buttons}>
          {text !== "" && <CopyButton text={text} label={t("draft.copy")} />}
          <Button variant="subtle" onClick={onDiscard}>
            {t("draft.discard")}
          </Button>
        </span>
      }
    >
      {barredBy !== undefined && <p>{barredBy}</p>}
      {text !== "" && <p className={classes.draftText}>{text}</p>}
    </Notice>
  );
}
