import { asApiError } from "#web/client/apiError.ts";
import type { SendContext } from "#web/kit/ActionForm.tsx";
import type { FieldValues } from "#web/kit/actionFields.ts";
import type { CaseView } from "../../contract.ts";
import { decides, inputOf } from "../actionFields.ts";
import { useCaseAccess } from "../calls/caseAccess.ts";
import { actOnCase } from "../calls/requestCalls.ts";
import type { CaseAction } from "./actionViews.tsx";

const outdated: ReadonlySet<string> = new Set([
  "changed-meanwhile",
  "wrong-state",
  "wrong-task-state",
  "task-not-found",
]);

/** Sends what a form holds; a decision counts only for the version that was looked at. */
export function useSendAct(caseId: string, onOutdated: () => void) {
  const { receiptCode } = useCaseAccess();
  return async (
    { action, taskId, fields }: CaseAction,
    seenVersion: number,
    values: FieldValues,
    context: SendContext,
  ): Promise<CaseView> => {
    const expectedVersion = decides(action) ? seenVersion : undefined;
    const act = { taskId, expectedVersion, input: inputOf(fields, values) };
    try {
      return await actOnCase(caseId, action, act, { ...context, receiptCode });
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.kind === "refused" && outdated.has(error.code)) onOutdated();
      throw thrown;
    }
  };
}
