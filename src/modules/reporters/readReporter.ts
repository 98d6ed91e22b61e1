import type { ReporterId } from "#engine/actor.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { ReporterDetails, ReporterKind } from "./domain/details.ts";
import { maskDetails } from "./domain/mask.ts";
import type { Ground } from "./ground.ts";
import { openDetails } from "./sealedDetails.ts";
import { listReporters } from "./store.ts";

/** A reporter in the clear. For the server's own use: what leaves it is masked, or unmasked with a reason. */
export interface Reporter {
  id: ReporterId;
  kind: ReporterKind;
  details: ReporterDetails;
  createdAt: Date;
}

/** The reporters with the given ids, by id, in two queries; those forgotten are left out. */
export async function findReporters(
  ground: Ground,
  db: Queryable,
  ids: readonly ReporterId[],
): Promise<Map<ReporterId, Reporter>> {
  const found = new Map<ReporterId, Reporter>();
  if (ids.length === 0) return found;
  const rows = await listReporters(db, ids);
  const keys = await ground.keyStore.findSubjectKeys(
    db,
    rows.map((row) => row.id),
  );
  for (const row of rows) {
    const key = keys.get(row.id);
    if (!key) continue;
    found.set(row.id, {
      id: row.id,
      kind: row.kind,
      details: openDetails(key, row),
      createdAt: row.createdAt,
    });
  }
  return found;
}

/** One reporter in the clear, or undefined where there is none or it was forgotten. */
export async function readReporter(
  ground: Ground,
  db: Queryable,
  id: ReporterId,
): Promise<Reporter | undefined> {
  return (await findReporters(ground, db, [id])).get(id);
}

/** A reporter as any screen may show them without a reason. */
export function maskReporter(reporter: Reporter): { kind: ReporterKind } & ReporterDetails {
  return { kind: reporter.kind, ...maskDetails(reporter.details, reporter.kind) };
}
