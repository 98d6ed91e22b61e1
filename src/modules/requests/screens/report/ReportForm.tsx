import { Button } from "@mantine/core";
import { useRef } from "react";
import { useReachable } from "#web/client/reachability.ts";
import { isUnanswered } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWords } from "#web/words/useWords.ts";
import { MoreSection } from "./MoreSection.tsx";
import classes from "./ReportForm.module.css";
import { type ReportFormOptions, type ReportFormState, useReportForm } from "./useReportForm.ts";
import { useSubmitKey } from "./useSubmitKey.ts";
import { WhatSection } from "./WhatSection.tsx";
import { WhereSection } from "./WhereSection.tsx";
import { WhoSection } from "./WhoSection.tsx";
import { useReportWords } from "./words.ts";

// Only ever an offer: the form does not wait for it.
const AlikeCases = lazyLater(() => import("./AlikeCases.tsx").then(({ AlikeCases: Alike }) => Alike), null);

/** The report form: four parts on one page, kept while it is written, sent exactly once. */
export function ReportForm(options: ReportFormOptions) {
  const shared = useWords();
  const form = useRef<HTMLFormElement>(null);
  const state = useReportForm(options, form);
  const { part, command, generation } = state;
  useSubmitKey(form);
  AlikeCases.useAhead();
  // A clerk has the caller on the line and asks who it is first: what they call about may have been written down before.
  // A resident should not be put off by it.
  const [whoNumber, whatNumber, whereNumber, moreNumber] = part.forAnother ? [1, 2, 3, 4] : [4, 1, 2, 3];
  const who = (
    <WhoSection
      {...part}
      number={whoNumber}
      signedIn={options.signedIn}
      caller={options.aid?.caller({ ...part, startOver: state.discard })}
    />
  );
  const more = <MoreSection {...part} number={moreNumber} />;
  return (
    <form
      ref={form}
      className={classes.form}
      data-surface={options.surface}
      noValidate
      aria-busy={command.busy}
      onSubmit={state.submit}
    >
      <RestoredNotice state={state} />
      <fieldset
        key={generation}
        className={classes.parts}
        disabled={command.busy}
        aria-label={shared("form.fields")}
      >
        <div className={classes.column}>
          {part.forAnother && who}
          <WhatSection {...part} number={whatNumber} />
          {options.aid?.hint(part)}
          <WhereSection {...part} number={whereNumber} />
          <AlikeCases draft={part.draft} forAnother={part.forAnother} />
        </div>
        <div className={classes.column}>
          {options.aid?.panel(part)}
          {more}
          {!part.forAnother && who}
        </div>
      </fieldset>
      <End state={state} />
    </form>
  );
}

/** What came back from an earlier visit: words never sent, or sent without an answer. */
function RestoredNotice({ state: { draft, part, command, discard } }: { state: ReportFormState }) {
  const t = useReportWords();
  const shared = useWords();
  if (!draft.restored) return null;
  if (draft.value.sent) {
    const send = t(part.draft.answer ? "registerAnswered" : part.forAnother ? "register" : "send");
    return (
      <Notice tone="warn">{isUnanswered(command.state) ? t("unanswered") : t("sentBefore", { send })}</Notice>
    );
  }
  return (
    <Notice
      tone="calm"
      title={shared("form.draftRestored")}
      action={
        <Button variant="subtle" onClick={discard}>
          {shared("form.draftDiscard")}
        </Button>
      }
    />
  );
}

function End({ state: { part, command, problemCount } }: { state: ReportFormState }) {
  const t = useReportWords();
  const shared = useWords();
  const send = part.draft.answer ? t("registerAnswered") : part.forAnother ? t("register") : t("send");
  const reachable = useReachable();
  return (
    <div className={classes.end}>
      {problemCount > 0 && (
        <p className={classes.problems} role="alert">
          <Icon name="alert" size={18} /> {shared("form.fixFields", { count: problemCount })}
        </p>
      )}
      <CommandNotice state={command.state} unanswered={t("unanswered")} />
      {!reachable && command.state.step === "idle" && (
        <Notice tone="calm" icon="offline">
          {t("offline", { send })}
        </Notice>
      )}
      <Button type="submit" size="lg" loading={command.busy} className={classes.send ?? ""}>
        {isUnanswered(command.state) ? shared("form.tryAgain") : send}
      </Button>
      <p className={part.forAnother ? classes.keys : classes.soft}>
        {t(part.forAnother ? "deskKeys" : "sendHint")}
      </p>
    </div>
  );
}
