import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeEach, expect } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { claimUploads, type UploadClaim } from "./claimUploads.ts";
import { localFileStore } from "./localFileStore.ts";
import { phoneJpeg } from "./testing/photos.ts";
import { type SentFile, uploadDeps, uploadRequest, uploadServer } from "./testing/uploadClient.ts";

export const { pool } = await testDatabase([
  { unit: "files", folder: fileURLToPath(new URL("migrations", import.meta.url)) },
]);
export const folder = await mkdtemp(join(tmpdir(), "shiliu-uploads-"));
export const store = localFileStore(folder);
export const start = new Date("2025-03-10T02:00:00Z");
/** Of one test: how late it is, whoever sends the files, and the case they go to. */
export const scene = { now: start, session: "", caseId: "" };
export const app = await uploadServer(uploadDeps(pool, store, () => scene.now));
const photo = await phoneJpeg(6);

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  Object.assign(scene, { now: start, session: randomUUID(), caseId: randomUUID() });
});

export interface Receipt {
  uploadId: string;
  thumbnailUrl?: string;
}

export function send(file: Partial<SentFile> = {}): Promise<LightMyRequestResponse> {
  return app.inject(
    uploadRequest({ session: scene.session, clientFileId: randomUUID(), bytes: photo, ...file }),
  );
}

export async function uploaded(file: Partial<SentFile> = {}): Promise<Receipt> {
  const response = await send(file);
  expect(response.statusCode, `answered ${response.body}`).toBe(201);
  return response.json<Receipt>();
}

export function claim(uploadIds: readonly string[], other: Partial<UploadClaim> = {}) {
  return withTransaction(pool, (tx) =>
    claimUploads(tx, {
      uploadIds,
      ownerToken: scene.session,
      caseId: scene.caseId,
      uploadedBy: "reporter",
      now: scene.now,
      ...other,
    }),
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
