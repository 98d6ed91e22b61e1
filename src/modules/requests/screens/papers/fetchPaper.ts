import { apiErrorOf, thrownApiError } from "#web/client/apiError.ts";
import { apiPath, commonHeaders, watchedFetch } from "#web/client/apiFetch.ts";
import { receiptHeader } from "../calls/requestCalls.ts";

/** Which paper is asked for, and by what the case is opened. */
export interface PaperAsked {
  path: string;
  receiptCode?: string | undefined;
  /** What is sent with it: a ledger's conditions, a reason. */
  body?: object;
  idempotencyKey?: string;
}

const nameInHeader = /filename\*=UTF-8''([^;\s]+)/;

/** Has a paper made and hands it to the browser to keep; gives its name. Throws an API error. */
export async function fetchPaper(asked: PaperAsked): Promise<string> {
  const { path, receiptCode, body, idempotencyKey } = asked;
  const response = await watchedFetch(`${apiPath}${path}`, {
    method: body ? "POST" : "GET",
    credentials: "same-origin",
    headers: {
      ...commonHeaders(),
      ...receiptHeader(receiptCode),
      ...(body ? { "content-type": "application/json" } : {}),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok)
    throw thrownApiError(apiErrorOf(response.status, await response.json().catch(() => undefined)));
  const encoded = nameInHeader.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const name = encoded === undefined ? "paper" : decodeURIComponent(encoded);
  keep(await response.blob(), name);
  return name;
}

/** The address of a paper of a case. */
export function paperPath(caseId: string, paper: string, step?: number): string {
  const address = `/requests/${encodeURIComponent(caseId)}/papers/${encodeURIComponent(paper)}`;
  return step === undefined ? address : `${address}?step=${step}`;
}

function keep(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun once the click returns; the bytes may go after a moment.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
