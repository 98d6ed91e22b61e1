import { createHash } from "node:crypto";

/** Long enough that no one guesses another's: a random UUID has 36 characters. */
const sessionShape = /^[A-Za-z0-9_-]{22,128}$/;
const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const clientFileIdShape = /^[A-Za-z0-9_.:-]{1,128}$/;

/** Whether this can be the opaque session that a sender's device chose. */
export function isUploadSession(session: string): boolean {
  return sessionShape.test(session);
}

/** Whether this can be the sender's own number for a file. */
export function isClientFileId(id: string): boolean {
  return clientFileIdShape.test(id);
}

/** Whether this is an id in the form PostgreSQL writes UUIDs, so that one file has one spelling. */
export function isFileId(id: string): boolean {
  return uuidShape.test(id);
}

/** What is kept of an upload session: who reads the database cannot claim what others uploaded. */
export function ownerHash(session: string): Buffer {
  return createHash("sha256").update(`upload session\0${session}`).digest();
}
