import type { KeyObject } from "node:crypto";
import { seal, unseal } from "#platform/sealing/seal.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";
import type { ReporterDetails } from "./domain/details.ts";

const placeOf = (reporterId: string): string => `reporters.sealed:${reporterId}`;

/** Seals a reporter's data for its row. */
export function sealDetails(
  key: KeyObject,
  reporterId: string,
  details: ReporterDetails,
  random: RandomSource,
): Buffer {
  return seal(key, { ...details }, placeOf(reporterId), random);
}

/** Opens what {@link sealDetails} made; throws where the row was tampered with. */
export function openDetails(key: KeyObject, row: { id: string; sealed: Buffer }): ReporterDetails {
  return unseal(key, row.sealed, placeOf(row.id)) as ReporterDetails;
}
