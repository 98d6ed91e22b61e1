import type { ReporterId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { blindIndex, normaliseIdNumber } from "#platform/sealing/blindIndex.ts";
import type { ReporterDetails } from "./domain/details.ts";
import type { Ground } from "./ground.ts";
import type { Reporter } from "./readReporter.ts";
import { openDetails, sealDetails } from "./sealedDetails.ts";
import { lockReporter, updateSealed } from "./store.ts";

/** What may be changed: not the phone, which is how they sign in. */
export type DetailsChange = Pick<ReporterDetails, "name" | "idNumber" | "email">;

/** `replace` is the reporter's own word; `fill` is a desk adding what was not yet known. */
export type ChangeMode = "replace" | "fill";

/** Changes a reporter's data and seals it anew. Sent twice, it has the effect of once. */
export async function changeDetails(
  ground: Ground,
  tx: Transaction,
  id: ReporterId,
  change: DetailsChange,
  mode: ChangeMode,
): Promise<Reporter | Refusal<"reporter-forgotten">> {
  const row = await lockReporter(tx, id);
  const key = row && (await ground.keyStore.findSubjectKey(tx, id));
  if (!row || !key) return refuse("reporter-forgotten");
  const before = openDetails(key, row);
  const details = mode === "fill" ? merge(change, before) : merge(before, change);
  const idNumber = details.idNumber ? normaliseIdNumber(details.idNumber) : undefined;
  await updateSealed(tx, {
    id,
    sealed: sealDetails(key, id, { ...details, idNumber }, ground.random),
    idIndex: idNumber ? blindIndex(ground.indexKey, "idNumber", idNumber) : undefined,
  });
  return { id, kind: row.kind, details: { ...details, idNumber }, createdAt: row.createdAt };
}

/** Every field of either, the later one's where both have it. */
function merge(earlier: ReporterDetails, later: ReporterDetails): ReporterDetails {
  return {
    name: later.name || earlier.name,
    phone: later.phone || earlier.phone,
    idNumber: later.idNumber || earlier.idNumber,
    email: later.email || earlier.email,
  };
}
