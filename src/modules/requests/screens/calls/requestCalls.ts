import type { z } from "zod";
import { apiJson, type JsonRequest } from "#web/client/apiFetch.ts";
import type { ActName, CaseLine, CaseView, receipt, reportForm } from "../../contract.ts";
import { actPath } from "./actPath.ts";

// By plain requests: a resident's phone need not load the generated client to report something.

/** What a report sends. */
export type ReportInput = z.input<typeof reportForm>;
/** What the reporter takes home. */
export type Receipt = z.output<typeof receipt>;

/** One page of a list. */
export interface Page<Line> {
  lines: Line[];
  next?: string | undefined;
}

/** What travels beside the input of a write. */
export interface WriteContext {
  idempotencyKey: string;
  uploadSession?: string;
  /** Opens the case to whoever holds it, without signing in. */
  receiptCode?: string | undefined;
}

/** An action on a case. */
export interface ActInput {
  taskId?: number | undefined;
  expectedVersion?: number | undefined;
  input: Readonly<Record<string, unknown>>;
}

/** The header by which a reporter without sign-in opens their case. */
export function receiptHeader(receiptCode: string | undefined): Record<string, string> {
  return receiptCode === undefined ? {} : { "x-shiliu-receipt": receiptCode };
}

function jsonPost(
  body: object,
  { idempotencyKey, uploadSession, receiptCode }: Partial<WriteContext>,
): JsonRequest {
  return {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      ...(uploadSession === undefined ? {} : { "upload-session": uploadSession }),
      ...receiptHeader(receiptCode),
    },
    body: JSON.stringify(body),
  };
}

/** Reports something. Sent again with the same key it is the same case and the same receipt. */
export function submitReport(input: ReportInput, context: WriteContext): Promise<Receipt> {
  return apiJson("/requests", jsonPost(input, context));
}

/** Opens a case by its receipt code. */
export function trackCase(receiptCode: string): Promise<CaseView> {
  return apiJson("/requests/track", jsonPost({ receiptCode }, {}));
}

/** Reads a case: as whoever is signed in, or as the holder of its receipt code. */
export function readCase(
  caseId: string,
  receiptCode: string | undefined,
  signal: AbortSignal,
): Promise<CaseView> {
  return apiJson(`/requests/${encodeURIComponent(caseId)}`, { headers: receiptHeader(receiptCode), signal });
}

/** Takes one action; gives the case as its taker now sees it. */
export async function actOnCase(
  caseId: string,
  action: ActName,
  act: ActInput,
  context: WriteContext,
): Promise<CaseView> {
  const answer = await apiJson<{ case: CaseView }>(actPath(caseId, action), jsonPost(act, context));
  return answer.case;
}

/** The cases of whoever is signed in as a reporter, newest first. */
export function listMyCases(cursor: string | undefined, signal: AbortSignal): Promise<Page<CaseLine>> {
  const search = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return apiJson(`/requests${search}`, { signal });
}
