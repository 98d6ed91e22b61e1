import { sentenceFor } from "#web/client/apiError.ts";
import type { CommandState } from "#web/client/useCommand.ts";
import { useWords } from "#web/words/useWords.ts";
import { Notice } from "./Notice.tsx";

/** What {@link CommandNotice} takes. */
export interface CommandNoticeProps {
  state: CommandState;
  /** What to say when nobody knows the outcome, where it is not for a person to try again. */
  unanswered?: string;
}

/** How a command stands, in words: never "done" before the server said so, and plain when nobody knows. */
export function CommandNotice({ state, unanswered }: CommandNoticeProps) {
  const t = useWords();
  if (state.step === "retrying") {
    return (
      <Notice tone="warn" icon="network" urgent>
        {t("form.retrying", { count: state.attempt })}
      </Notice>
    );
  }
  if (state.step !== "failed") return null;
  if (state.error.kind === "refused") {
    return (
      <Notice tone="bad" urgent>
        {sentenceFor(state.error, t)}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" icon={state.error.kind === "unreachable" ? "offline" : "alert"} urgent>
      {unanswered ?? t("form.unknownOutcome")}
    </Notice>
  );
}
