import type { ReporterId, StaffActor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { knownFields, pickDetails, type ReporterDetails, type ReporterField } from "./domain/details.ts";
import type { Ground } from "./ground.ts";
import { readReporter } from "./readReporter.ts";
import { insertUnmasking } from "./store.ts";

/** A wish to see a reporter's data in the clear. Whether the actor may at all is for the caller to decide first. */
export interface UnmaskRequest {
  actor: StaffActor;
  reporterId: ReporterId;
  caseId: string;
  /** Which fields; all that are known where none are named. */
  fields?: readonly ReporterField[] | undefined;
  /** The name given in this very case, to be shown and recorded with the rest. */
  givenName?: string | undefined;
  /** What else the caller shows with it, to be named in the record. */
  besides?: readonly string[];
  reason: string;
  now: Date;
}

/** What an unmasking gives. */
export type UnmaskedDetails = ReporterDetails & { readonly givenName?: string };

const shortestReason = 4;

/** Records who looks at what and why, then gives it, in the caller's transaction: no look without its record. */
export async function unmaskReporter(
  ground: Ground,
  tx: Transaction,
  request: UnmaskRequest,
): Promise<UnmaskedDetails | Refusal<"reason-too-short" | "reporter-forgotten">> {
  const reason = request.reason.trim();
  if ([...reason].length < shortestReason) return refuse("reason-too-short", { least: shortestReason });
  const reporter = await readReporter(ground, tx, request.reporterId);
  if (!reporter) return refuse("reporter-forgotten");
  const fields = request.fields?.length ? request.fields : knownFields(reporter.details);
  const given = request.givenName === undefined ? {} : { givenName: request.givenName };
  const shown = { ...pickDetails(reporter.details, fields), ...given };
  const named = [...fields, ...Object.keys(given), ...(request.besides ?? [])];
  if (named.length === 0) return {};
  await insertUnmasking(tx, {
    id: ground.randomId(),
    caseId: request.caseId,
    reporterId: request.reporterId,
    personId: request.actor.personId,
    role: request.actor.post.role,
    bodyId: request.actor.post.bodyId,
    fields: named,
    reason,
    unmaskedAt: request.now,
  });
  return shown;
}
