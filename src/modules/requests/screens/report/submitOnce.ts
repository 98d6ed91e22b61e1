import { asApiError } from "#web/client/apiError.ts";
import { type Receipt, type ReportInput, submitReport, type WriteContext } from "../calls/requestCalls.ts";

/** A report that the server took in, and in which words. */
export interface TakenReport {
  receipt: Receipt;
  taken: ReportInput;
}

/** Sends; where the server has something else under this key, what was sent earlier did arrive, and its receipt counts. */
export async function submitOnce(
  input: ReportInput,
  earlier: readonly ReportInput[],
  context: WriteContext,
  submit: typeof submitReport = submitReport,
): Promise<TakenReport> {
  try {
    return { receipt: await submit(input, context), taken: input };
  } catch (thrown) {
    for (const sentBefore of earlier.toReversed()) {
      if (!isKeyUsed(thrown) || JSON.stringify(sentBefore) === JSON.stringify(input)) continue;
      const receipt = await submit(sentBefore, context).catch((again: unknown) => {
        if (isKeyUsed(again)) return undefined;
        throw again;
      });
      if (receipt) return { receipt, taken: sentBefore };
    }
    throw thrown;
  }
}

function isKeyUsed(thrown: unknown): boolean {
  const error = asApiError(thrown);
  return error.kind === "refused" && error.code === "key-used-already";
}
