import { useEffect, useRef } from "react";
import { type Command, isUnanswered, useCommand } from "#web/client/useCommand.ts";
import type { Draft } from "#web/draft/useDraft.ts";
import { useLatest } from "#web/kit/useLatest.ts";
import type { ReportInput } from "../calls/requestCalls.ts";
import type { ReportDraft } from "./reportDraft.ts";
import { submitOnce, type TakenReport } from "./submitOnce.ts";
import { useSendAgain } from "./useSendAgain.ts";

/** What {@link useReportSending} is told. */
export interface SendingOptions {
  /** Names the intention in this browser: `report:public`. */
  name: string;
  draft: Draft<ReportDraft>;
  onTaken(report: TakenReport): void;
}

/** A report as it is sent. */
export interface ReportSending {
  command: Command<ReportInput, TakenReport>;
  send(input: ReportInput): void;
}

/**
 * Sends a report exactly once. What was sent is kept with the draft until there is an answer, so that neither a closed
 * tab nor a change of words after a lost answer makes a second case; it is sent again by itself when the network is back.
 */
export function useReportSending({ name, draft, onTaken }: SendingOptions): ReportSending {
  const latest = useLatest({ draft, onTaken });
  const command = useCommand<ReportInput, TakenReport>({
    name,
    send: (input, idempotencyKey) => {
      const { sent = [], uploadSession } = latest.current.draft.value;
      return submitOnce(input, sent, { idempotencyKey, uploadSession });
    },
    onDone: (report) => latest.current.onTaken(report),
  });
  const { state, run } = command;
  const unanswered = isUnanswered(state);

  function deliver(input: ReportInput): void {
    void run(input).then((outcome) => {
      // The server's no means that nothing was taken in.
      if (!outcome.done && outcome.error.kind === "refused")
        latest.current.draft.setValue((before) => ({ ...before, sent: undefined }));
    });
  }

  function send(input: ReportInput): void {
    draft.setValue((before) => ({ ...before, sent: [...(before.sent ?? []), input].slice(-3) }));
    deliver(input);
  }

  const resend = useLatest(() => {
    const last = draft.value.sent?.at(-1);
    if (last) deliver(last);
  });

  // Sent in an earlier visit, and the tab was closed before the answer.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    resend.current();
  }, [resend]);

  useSendAgain(unanswered, () => resend.current());

  return { command, send };
}
