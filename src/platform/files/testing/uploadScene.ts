import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { claimUploads, type UploadClaim } from "../claimUploads.ts";
import { localFileStore } from "../localFileStore.ts";
import { phoneJpeg } from "./photos.ts";
import { type SentFile, uploadDeps, uploadRequest, uploadServer } from "./uploadClient.ts";

export const { pool } = await testDatabase([
  { unit: "files", folder: fileURLToPath(new URL("../migrations", import.meta.url)) },
]);
export const folder = await mkdtemp(join(tmpdir(), "shiliu-uploads-"));
export const store = localFileStore(folder);
export const start = new Date("2025-03-10T02:00:00Z");
export let now = start;
export let app: FastifyInstance;
export let photo: Buffer;
/** Whoever sends the files of one test, and the case they go to. */
export let session: string;
export let caseId: string;

beforeAll(async () => {
  app = await uploadServer(uploadDeps(pool, store, () => now));
  photo = await phoneJpeg(6);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  now = start;
  session = randomUUID();
  caseId = randomUUID();
});

/** Makes it this late until the end of the test. */
export function moveClockTo(at: Date): void {
  now = at;
}

export interface Receipt {
  uploadId: string;
  thumbnailUrl?: string;
}

export function send(file: Partial<SentFile> = {}): Promise<LightMyRequestResponse> {
  return app.inject(uploadRequest({ session, clientFileId: randomUUID(), bytes: photo, ...file }));
}

export async function uploaded(file: Partial<SentFile> = {}): Promise<Receipt> {
  const response = await send(file);
  expect(response.statusCode, `answered ${response.body}`).toBe(201);
  return response.json<Receipt>();
}

export function claim(uploadIds: readonly string[], other: Partial<UploadClaim> = {}) {
  return withTransaction(pool, (tx) =>
    claimUploads(tx, { uploadIds, ownerToken: session, caseId, uploadedBy: "reporter", now, ...other }),
  );
}

export async function filesOnDisk(): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    paths.map(async (path) => ((await stat(join(folder, path))).isFile() ? path : "")),
  );
  return sizes.filter((path) => path !== "");
}

export async function pendingCount(): Promise<number> {
  return (await pool.query("select 1 from pending_uploads")).rows.length;
}
