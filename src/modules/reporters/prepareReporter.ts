import type { KeyObject } from "node:crypto";
import type { ReporterId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { blindIndex, normaliseIdNumber, normalisePhone } from "#platform/sealing/blindIndex.ts";
import type { NewSubjectKey } from "#platform/sealing/keyStore.ts";
import type { ReporterDetails, ReporterKind } from "./domain/details.ts";
import type { Ground } from "./ground.ts";
import { sealDetails } from "./sealedDetails.ts";
import { findReporterByPhone, insertReporter, type ReporterRow } from "./store.ts";

/** Who reports, as typed in or as signed in. */
export interface ReporterInput extends ReporterDetails {
  kind: ReporterKind;
  /** The signed-in reporter; what was typed is then left aside. */
  existingId?: ReporterId | undefined;
}

/** A reporter not yet stored: the row, and the key that goes into `keystore.subject_keys` with it. */
export interface NewReporter extends ReporterRow {
  subjectKey: NewSubjectKey;
}

/** The reporter of a new case: known already, or to be inserted with the case. */
export interface PreparedReporter {
  reporterId: ReporterId;
  rowToInsert: NewReporter | undefined;
  key: KeyObject;
}

/** Finds the reporter by session or by phone, else makes one without storing it. */
export async function prepareReporter(
  ground: Ground,
  db: Queryable,
  input: ReporterInput,
  now: Date,
): Promise<PreparedReporter | Refusal<"reporter-forgotten">> {
  const knownId = input.existingId ?? (await findByPhone(ground, input.phone))?.id;
  if (knownId !== undefined) {
    const key = await ground.keyStore.findSubjectKey(db, knownId);
    return key ? { reporterId: knownId, rowToInsert: undefined, key } : refuse("reporter-forgotten");
  }
  const row = makeReporter(ground, input, now);
  return { reporterId: row.id, rowToInsert: row, key: row.subjectKey.key };
}

async function findByPhone(ground: Ground, phone: string | undefined): Promise<ReporterRow | undefined> {
  return phone ? ground.findByPhone(blindIndex(ground.indexKey, "phone", phone)) : undefined;
}

/** Makes a reporter with a key of their own; numbers are kept in their normal form. */
export function makeReporter(ground: Ground, input: ReporterInput, now: Date): NewReporter {
  const id = ground.randomId();
  const subjectKey = ground.keyStore.newSubjectKey(id);
  const phone = input.phone ? normalisePhone(input.phone) : undefined;
  const idNumber = input.idNumber ? normaliseIdNumber(input.idNumber) : undefined;
  const details: ReporterDetails = {
    name: input.name?.trim() || undefined,
    phone,
    idNumber,
    email: input.email,
  };
  return {
    id,
    kind: input.kind,
    sealed: sealDetails(subjectKey.key, id, details, ground.random),
    phoneIndex: phone ? blindIndex(ground.indexKey, "phone", phone) : undefined,
    idIndex: idNumber ? blindIndex(ground.indexKey, "idNumber", idNumber) : undefined,
    createdAt: now,
    subjectKey,
  };
}

/**
 * Stores a prepared reporter with its key, where no larger statement does. Gives the id that counts: another's, where
 * somebody with that phone was stored since.
 */
export async function storeReporter(ground: Ground, tx: Transaction, row: NewReporter): Promise<ReporterId> {
  if (await insertReporter(tx, row)) {
    await ground.keyStore.insertSubjectKey(tx, row.id, row.subjectKey, row.createdAt);
    return row.id;
  }
  const winner = row.phoneIndex && (await findReporterByPhone(tx, row.phoneIndex));
  if (!winner) throw new Error("A reporter was refused for its phone, and nobody has that phone.");
  return winner.id;
}
