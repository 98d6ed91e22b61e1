import { sentenceFor } from "#web/client/apiError.ts";
import type { CommandState } from "#web/client/useCommand.ts";
import { useWords } from "#web/words/useWords.ts";
import { Notice } from "./Notice.tsx";

/** How a command stands, in words: never "done" before the server said so, and plain when nobody knows. */
export function CommandNotice({ state }: { state: CommandState }) {
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
      {t("form.unknownOutcome")}
    </Notice>
  );
}
