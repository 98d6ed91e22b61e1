import type { InferContractRouterOutputs } from "@orpc/contract";
import { apiJson } from "#web/client/apiFetch.ts";
import type { noticesContract } from "../contract.ts";

type Outputs = InferContractRouterOutputs<typeof noticesContract>;

/** How a member of staff is told. */
export type StaffSettings = Outputs["readSettings"];
/** How a reporter is told. */
export type ReporterSettings = Outputs["readReporterSettings"];
/** Where messages stand. */
export type Queue = Outputs["readQueue"];
/** A page of messages that could not be sent. */
export type DeadPage = Outputs["listDead"];
/** How many could not be sent, by way and reason. */
export type DeadGroups = Outputs["readDeadGroups"];
/** What sending many again did. */
export type SentAgain = Outputs["tryDeadAgain"];
/** A page of what I was told. */
export type NewsPage = Outputs["readNews"];
/** One thing I was told. */
export type NewsItem = NewsPage["items"][number];
/** How much of it I have not read. */
export type UnreadNews = Outputs["countNews"];
/** A message that could not be sent. */
export type DeadNotice = DeadPage["items"][number];

/** Query keys of this module begin with this. */
export const noticesKey = ["notices"] as const;

/** Query keys of news begin with this: the live connection renews them. */
export const newsKey = ["news"] as const;

/** Reads one of the module's resources; by plain requests, since the generated client would be most of a page. */
export function readNotices<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  return apiJson<Answer>(`/notices/${path}`, { signal });
}

/** Sends a change under its idempotency key. */
export function sendNotices<Answer>(path: string, body: object, idempotencyKey: string): Promise<Answer> {
  return apiJson<Answer>(`/notices/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": idempotencyKey },
    body: JSON.stringify(body),
  });
}
