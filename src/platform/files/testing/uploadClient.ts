import { randomUUID } from "node:crypto";
import fastify, { type FastifyInstance, type InjectOptions } from "fastify";
import type { Pool } from "#platform/database/pool.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { FileStore } from "../fileStore.ts";
import { fileRefusals } from "../refusals.ts";
import { registerUploadRoutes, type UploadRouteDeps } from "../registerUploadRoutes.ts";

/** The parts of a server that takes uploads, over a test's database and folder. */
export function uploadDeps(pool: Pool, store: FileStore, now: () => Date): UploadRouteDeps {
  return {
    database: pool,
    inTransaction: (work) => withTransaction(pool, work),
    store,
    keyFor: (uploadId) => Promise.resolve(testKey(uploadId)),
    now,
    randomId: randomUUID,
    refuse: (reply, code, details) => {
      const { status, says } = fileRefusals[code];
      return reply.code(status).send({ code, message: says.en, ...(details ? { details } : {}) });
    },
  };
}

/** A key that differs by upload and can be made again. */
export function testKey(uploadId: string): Uint8Array {
  return Buffer.from(uploadId.replaceAll("-", "").padEnd(64, "0"), "hex");
}

/** A server of the upload routes alone. */
export async function uploadServer(deps: UploadRouteDeps): Promise<FastifyInstance> {
  const app = fastify();
  await registerUploadRoutes(app, deps);
  return app;
}

const boundary = "----shiliu-test-boundary";

/** One file to send, and how. */
export interface SentFile {
  session?: string;
  clientFileId?: string;
  name?: string;
  declaredType?: string;
  bytes: Uint8Array;
  /** Sends session and number as form fields before the file instead of as headers. */
  asFields?: boolean;
}

/** The head of a multipart body, up to where the file's bytes begin. */
export function formHead(file: Omit<SentFile, "bytes">): Buffer {
  const { session = "", clientFileId = "", name = "a.jpg", declaredType = "image/jpeg" } = file;
  const field = (fieldName: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${fieldName}"\r\n\r\n${value}\r\n`;
  const fields = file.asFields ? field("uploadSession", session) + field("clientFileId", clientFileId) : "";
  return Buffer.from(
    `${fields}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${declaredType}\r\n\r\n`,
  );
}

/** The headers that go with {@link formHead}. */
export function formHeaders(file: Omit<SentFile, "bytes">): Record<string, string> {
  const { session = "", clientFileId = "" } = file;
  const owner = file.asFields ? {} : { "upload-session": session, "idempotency-key": clientFileId };
  return { "content-type": `multipart/form-data; boundary=${boundary}`, ...owner };
}

/** The request that uploads one file. */
export function uploadRequest(file: SentFile): InjectOptions {
  const payload = Buffer.concat([formHead(file), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { method: "POST", url: "/api/v1/uploads", headers: formHeaders(file), payload };
}
