import type { KeyObject } from "node:crypto";
import type { ReporterId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { blindIndex, normaliseIdNumber, normalisePhone } from "#platform/sealing/blindIndex.ts";
import type { NewSubjectKey } from "#platform/sealing/keyStore.ts";
import { isSameName, type ReporterDetails, type ReporterKind } from "./domain/details.ts";
import type { Ground } from "./ground.ts";
import { openDetails, sealDetails } from "./sealedDetails.ts";
import { findReporterByPhone, insertReporter, listReporters, type ReporterRow } from "./store.ts";

/** Who reports, as typed in or as signed in. */
export interface ReporterInput extends ReporterDetails {
  kind: ReporterKind;
  /** The signed-in reporter; what was typed is then left aside, but for the name. */
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
  /** The name typed for somebody known under another name or none: a family shares a phone. It is the case's to keep. */
  givenName: string | undefined;
}

/** Finds the reporter by session or by phone, else makes one without storing it. */
export async function prepareReporter(
  ground: Ground,
  db: Queryable,
  input: ReporterInput,
  now: Date,
): Promise<PreparedReporter | Refusal<"reporter-forgotten">> {
  const found = input.existingId === undefined ? await findByPhone(ground, input.phone) : undefined;
  const reporterId = input.existingId ?? found?.id;
  if (reporterId !== undefined) {
    const key = await ground.keyStore.findSubjectKey(db, reporterId);
    if (!key) return refuse("reporter-forgotten");
    const givenName = await findOtherName(db, { id: reporterId, row: found, key }, input.name?.trim());
    return { reporterId, rowToInsert: undefined, key, givenName };
  }
  const row = makeReporter(ground, input, now);
  return { reporterId: row.id, rowToInsert: row, key: row.subjectKey.key, givenName: undefined };
}

/** The typed name, where it is not the one that is stored. */
async function findOtherName(
  db: Queryable,
  known: { id: ReporterId; row: ReporterRow | undefined; key: KeyObject },
  typed: string | undefined,
): Promise<string | undefined> {
  if (!typed) return undefined;
  const row = known.row ?? (await listReporters(db, [known.id]))[0];
  const name = row && openDetails(known.key, row).name;
  return name !== undefined && isSameName(name, typed) ? undefined : typed;
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
