import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Transformer } from "@napi-rs/image";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { listAttachments, openAttachment, releaseAttachment } from "./attachments.ts";
import { claimUploads, type UploadClaim } from "./claimUploads.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { limits } from "./limits.ts";
import { localFileStore } from "./localFileStore.ts";
import { SealBroken } from "./sealBytes.ts";
import { sweepExpiredUploads } from "./sweepExpiredUploads.ts";
import { smallPdf } from "./testing/documents.ts";
import { encodedPhoto, phoneJpeg } from "./testing/photos.ts";
import {
  formHead,
  formHeaders,
  type SentFile,
  testKey,
  uploadDeps,
  uploadRequest,
  uploadServer,
} from "./testing/uploadClient.ts";

const { pool } = await testDatabase([
  { unit: "files", folder: fileURLToPath(new URL("migrations", import.meta.url)) },
]);
const folder = await mkdtemp(join(tmpdir(), "shiliu-uploads-"));
const store = localFileStore(folder);
const start = new Date("2025-03-10T02:00:00Z");
let now = start;
let app: FastifyInstance;
let photo: Buffer;
let session: string;
let caseId: string;

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

interface Receipt {
  uploadId: string;
  thumbnailUrl?: string;
}

function send(file: Partial<SentFile> = {}): Promise<LightMyRequestResponse> {
  return app.inject(uploadRequest({ session, clientFileId: randomUUID(), bytes: photo, ...file }));
}

async function uploaded(file: Partial<SentFile> = {}): Promise<Receipt> {
  const response = await send(file);
  expect(response.statusCode, `answered ${response.body}`).toBe(201);
  return response.json<Receipt>();
}

function claim(uploadIds: readonly string[], other: Partial<UploadClaim> = {}) {
  return withTransaction(pool, (tx) =>
    claimUploads(tx, { uploadIds, ownerToken: session, caseId, uploadedBy: "reporter", now, ...other }),
  );
}

async function filesOnDisk(): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    paths.map(async (path) => ((await stat(join(folder, path))).isFile() ? path : "")),
  );
  return sizes.filter((path) => path !== "");
}

async function pendingCount(): Promise<number> {
  return (await pool.query("select 1 from pending_uploads")).rows.length;
}

describe("uploading a file", () => {
  it("answers with its id, its true type and size, and where its thumbnail is", async () => {
    const response = await send({ name: "路灯.png", declaredType: "application/x-msdownload" });
    expect(response.statusCode).toBe(201);
    const receipt = response.json<Record<string, unknown>>();
    const { uploadId, sizeBytes, ...rest } = receipt;
    expect(uploadId).toMatch(/^[0-9a-f-]{36}$/);
    expect(sizeBytes).toBeGreaterThan(100);
    expect(rest).toEqual({
      mediaType: "image/jpeg",
      width: 64,
      height: 48,
      thumbnailUrl: `/api/v1/uploads/${String(uploadId)}/thumbnail`,
    });
  });

  it("takes session and number from form fields before the file as well", async () => {
    const first = await uploaded({ asFields: true, clientFileId: "1" });
    expect((await uploaded({ clientFileId: "1" })).uploadId).toBe(first.uploadId);
  });

  it("gives the same upload for the same session and number, one after another or at once", async () => {
    const filesBefore = (await filesOnDisk()).length;
    const first = await uploaded({ clientFileId: "1" });
    const again = await Promise.all([1, 2, 3].map(() => uploaded({ clientFileId: "1" })));
    expect(new Set([first, ...again].map((receipt) => receipt.uploadId)).size).toBe(1);
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => uploaded({ clientFileId: "2" })));
    expect(new Set(atOnce.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect((await filesOnDisk()).length - filesBefore).toBe(4);
    expect((await uploaded({ clientFileId: "1", session: randomUUID() })).uploadId).not.toBe(first.uploadId);
  });

  it("keeps nothing readable at rest: neither the bytes nor the name", async () => {
    const { uploadId } = await uploaded({ bytes: smallPdf, name: "供暖投诉.pdf" });
    const { rows } = await pool.query<{ sealed_name: Buffer; storage_key: string }>(
      "select * from pending_uploads where upload_id = $1",
      [uploadId],
    );
    expect(JSON.stringify(rows)).not.toContain("供暖");
    expect(Buffer.from(rows[0]!.sealed_name).includes(Buffer.from("供暖"))).toBe(false);
    const kept = (await filesOnDisk()).filter((path) => path.endsWith(rows[0]!.storage_key));
    expect(kept).toHaveLength(1);
    const bytes = await readFile(join(folder, kept[0]!));
    expect(bytes.includes("PDF") || bytes.includes("Catalog")).toBe(false);
  });

  it.each([
    [
      "a program with a photo's name and type",
      { bytes: Buffer.from("MZ\x90\0\x03\0\0\0", "latin1") },
      415,
      "file-type-not-allowed",
    ],
    ["an empty file", { bytes: Buffer.alloc(0) }, 422, "file-empty"],
    ["a name with hidden characters", { name: "photo\u202egpj.exe" }, 422, "file-name-invalid"],
    ["a session that others could guess", { session: "1234" }, 400, "upload-session-invalid"],
    ["a file without a number", { clientFileId: "" }, 400, "client-file-id-invalid"],
  ] as const)("refuses %s and keeps no trace of it", async (_, file, status, code) => {
    const before = [await pendingCount(), (await filesOnDisk()).length];
    const response = await send(file);
    expect([response.statusCode, response.json()]).toEqual([status, expect.objectContaining({ code })]);
    expect([await pendingCount(), (await filesOnDisk()).length]).toEqual(before);
  });

  it("refuses a truncated photo, and takes the whole one under the same number", async () => {
    const bare = await encodedPhoto("jpeg");
    const cut = await send({ clientFileId: "1", bytes: bare.subarray(0, -20) });
    expect(cut.json()).toMatchObject({ code: "photo-damaged" });
    await uploaded({ clientFileId: "1", bytes: bare });
  });

  it("refuses two files in one request, and a body that is no form", async () => {
    const one = uploadRequest({ session, clientFileId: "1", bytes: smallPdf });
    const body = one.payload as Buffer;
    const two = Buffer.concat([body.subarray(0, body.lastIndexOf("\r\n------") + 2), body]);
    expect((await app.inject({ ...one, payload: two })).json()).toMatchObject({ code: "upload-malformed" });
    const cut = body.subarray(0, -20);
    expect((await app.inject({ ...one, payload: cut })).json()).toMatchObject({ code: "upload-malformed" });
    const json = await app.inject({ method: "POST", url: "/api/v1/uploads", payload: { a: 1 } });
    expect(json.json()).toMatchObject({ code: "upload-malformed" });
  });

  it("holds at most nine files a session, sent at once or not", async () => {
    const responses = await Promise.all(
      Array.from({ length: 12 }, () => send({ bytes: smallPdf, name: "a.pdf" })),
    );
    const statuses = responses.map((response) => response.statusCode).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 201), 422, 422, 422]);
    const refused = responses.find((response) => response.statusCode === 422);
    expect(refused?.json()).toMatchObject({ code: "too-many-files", details: { limit: 9 } });
  });

  it("frees the place of a file that is taken back, and removes its bytes", async () => {
    const before = (await filesOnDisk()).length;
    const { uploadId } = await uploaded();
    const url = `/api/v1/uploads/${uploadId}`;
    const foreign = { "upload-session": randomUUID() };
    expect((await app.inject({ method: "DELETE", url, headers: foreign })).statusCode).toBe(204);
    expect((await filesOnDisk()).length).toBe(before + 2);
    const own = { "upload-session": session };
    expect((await app.inject({ method: "DELETE", url, headers: own })).statusCode).toBe(204);
    expect((await filesOnDisk()).length).toBe(before);
    expect(await claim([uploadId])).toEqual({ refused: "upload-not-found" });
  });
});

describe("the limits while a file arrives", () => {
  let port: number;
  beforeAll(async () => {
    await app.listen({ host: "127.0.0.1", port: 0 });
    port = (app.server.address() as AddressInfo).port;
  });

  function openUpload(): { sending: ClientRequest; answer: Promise<IncomingMessage> } {
    const file = { session, clientFileId: randomUUID() };
    const options = {
      host: "127.0.0.1",
      port,
      method: "POST",
      path: "/api/v1/uploads",
      headers: formHeaders(file),
    };
    const sending = httpRequest(options);
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      sending.on("response", resolve);
      sending.on("error", reject);
    });
    sending.write(formHead(file));
    return { sending, answer };
  }

  it.each([
    ["a photo beyond 15 MiB", Buffer.of(0xff, 0xd8, 0xff, 0xe0), limits.photoBytes],
    ["a document beyond 20 MiB", Buffer.from("%PDF-1.7\n"), limits.documentBytes],
  ])("refuse %s before it has arrived", async (_, head, most) => {
    const { sending, answer } = openUpload();
    sending.write(head);
    sending.write(Buffer.alloc(most - head.length + 70_000));
    // Never ended: the answer comes while the server could still expect more.
    const response = await answer;
    expect(response.statusCode).toBe(413);
    expect(JSON.parse((await buffer(response)).toString())).toMatchObject({ code: "file-too-large" });
    sending.destroy();
  });

  it("end the connection of one who goes on sending", async () => {
    const file = { session, clientFileId: "1" };
    const socket = connect(port, "127.0.0.1");
    const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
    socket.on("error", () => undefined);
    const headers = Object.entries(formHeaders(file)).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nhost: a\r\ncontent-length: 999999999\r\n${headers.join("")}\r\n`,
    );
    socket.write(formHead(file));
    const answer = new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data))));
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    let sentBytes = 0;
    while (!socket.destroyed && sentBytes < 300 * piece.length) {
      sentBytes += piece.length;
      if (!socket.write(piece))
        await Promise.race([new Promise<void>((resolve) => socket.once("drain", () => resolve())), ended]);
    }
    await ended;
    expect(await answer).toMatch(/^HTTP\/1.1 413 /);
    expect(sentBytes).toBeLessThan(limits.documentBytes + limits.drainedBytes + 20 * piece.length);
  });
});

describe("the thumbnail of an upload", () => {
  it("is shown to its sender only, upright and small, with safe headers", async () => {
    const { thumbnailUrl } = await uploaded();
    const url = thumbnailUrl!;
    const shown = await app.inject({ url, headers: { "upload-session": session } });
    expect(shown.statusCode).toBe(200);
    expect(shown.headers).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect(await new Transformer(shown.rawPayload).metadata()).toMatchObject({
      format: "webp",
      width: 64,
      height: 48,
    });
    for (const headers of [{}, { "upload-session": randomUUID() }]) {
      expect((await app.inject({ url, headers })).statusCode).toBe(404);
    }
  });

  it("does not exist for documents, unknown ids and expired uploads", async () => {
    const headers = { "upload-session": session };
    const pdf = await uploaded({ bytes: smallPdf });
    expect(pdf.thumbnailUrl).toBeUndefined();
    const { uploadId } = await uploaded();
    now = new Date(start.getTime() + 24 * 3_600_000);
    for (const id of [pdf.uploadId, randomUUID(), "nonsense", uploadId]) {
      expect((await app.inject({ url: `/api/v1/uploads/${id}/thumbnail`, headers })).statusCode).toBe(404);
    }
  });
});

describe("claiming uploads for a case", () => {
  it("makes them attachments, and sending the claim twice changes nothing", async () => {
    const first = await uploaded({ name: "路灯.jpg" });
    const second = await uploaded({ bytes: smallPdf, name: "说明.pdf" });
    const ids = [first.uploadId, second.uploadId];
    expect(await claim(ids)).toEqual({ attachmentIds: ids });
    expect(await claim(ids)).toEqual({ attachmentIds: ids });
    const listed = await listAttachments(pool, (id) => Promise.resolve(testKey(id)), [caseId]);
    expect(
      listed.map(({ id, fileName, mediaType, uploadedBy, uploadedAt }) => ({
        id,
        fileName,
        mediaType,
        uploadedBy,
        uploadedAt,
      })),
    ).toEqual(
      expect.arrayContaining([
        {
          id: ids[0],
          fileName: "路灯.jpg",
          mediaType: "image/jpeg",
          uploadedBy: "reporter",
          uploadedAt: start,
        },
        {
          id: ids[1],
          fileName: "说明.pdf",
          mediaType: "application/pdf",
          uploadedBy: "reporter",
          uploadedAt: start,
        },
      ]),
    );
  });

  it("is undone with the transaction it is part of", async () => {
    const { uploadId } = await uploaded();
    const failing = withTransaction(pool, async (tx) => {
      await claimUploads(tx, {
        uploadIds: [uploadId],
        ownerToken: session,
        caseId,
        uploadedBy: "reporter",
        now,
      });
      throw new Error("the case was not created");
    });
    await expect(failing).rejects.toThrow("not created");
    expect(await claim([uploadId])).toEqual({ attachmentIds: [uploadId] });
  });

  it("refuses all when one is missing, another's or expired, and leaves the rest pending", async () => {
    const { uploadId } = await uploaded();
    const foreign = await uploaded({ session: randomUUID() });
    const missing = { refused: "upload-not-found" };
    expect(await claim([uploadId, randomUUID()])).toEqual(missing);
    expect(await claim([uploadId, foreign.uploadId])).toEqual(missing);
    expect(await claim([uploadId, "nonsense"])).toEqual(missing);
    expect(await claim([uploadId], { now: new Date(start.getTime() + 24 * 3_600_000) })).toEqual({
      refused: "upload-expired",
    });
    expect(await claim([uploadId])).toEqual({ attachmentIds: [uploadId] });
  });

  it("lets an upload into one case only, however many claim it at once", async () => {
    const { uploadId } = await uploaded();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => claim([uploadId], { caseId: randomUUID() })));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
  });

  it("holds at most nine attachments a case, or as many as the caller allows", async () => {
    const sendNine = () => Promise.all(Array.from({ length: 9 }, () => uploaded({ bytes: smallPdf })));
    const nine = (await sendNine()).map((receipt) => receipt.uploadId);
    expect(await claim(nine)).toEqual({ attachmentIds: nine });
    const { uploadId } = await uploaded();
    expect(await claim([uploadId])).toEqual({ refused: "too-many-files", details: { limit: 9 } });
    expect(await claim([uploadId], { mostFiles: 30 })).toEqual({ attachmentIds: [uploadId] });
  });
});

describe("opening an attachment", () => {
  const keyFor = (id: string) => Promise.resolve(testKey(id));

  async function attached(file: Partial<SentFile> = {}): Promise<string> {
    const { uploadId } = await uploaded(file);
    await claim([uploadId]);
    return uploadId;
  }

  async function opened(id: string, variant: "full" | "thumbnail") {
    const attachment = await openAttachment(pool, store, keyFor, [caseId], id, variant);
    if (!attachment || isRefusal(attachment)) throw new Error("not opened");
    return attachment;
  }

  it("gives a document byte for byte, with headers that download it under its own name", async () => {
    const id = await attached({ bytes: smallPdf, name: "供暖说明.PDF" });
    const { stream, ...file } = await opened(id, "full");
    expect(await buffer(stream)).toEqual(smallPdf);
    const headers = fileHeaders(file, "show");
    expect(headers["content-disposition"]).toMatch(
      /^attachment; .*%E4%BE%9B%E6%9A%96%E8%AF%B4%E6%98%8E\.PDF$/,
    );
    expect(headers["content-length"]).toBe(String(smallPdf.length));
  });

  it("gives a photo and its thumbnail, cleaned", async () => {
    const id = await attached();
    const full = await buffer((await opened(id, "full")).stream);
    expect(full.includes("Exif")).toBe(false);
    expect(await new Transformer(full).metadata()).toMatchObject({ format: "jpeg", width: 64, height: 48 });
    const thumbnail = await opened(id, "thumbnail");
    expect(thumbnail.mediaType).toBe("image/webp");
    expect((await buffer(thumbnail.stream)).toString("latin1", 8, 12)).toBe("WEBP");
  });

  it("finds nothing in another case, under another id or in a form it does not have", async () => {
    const id = await attached({ bytes: smallPdf });
    expect(await openAttachment(pool, store, keyFor, [randomUUID()], id, "full")).toBeUndefined();
    expect(await openAttachment(pool, store, keyFor, [caseId], "nonsense", "full")).toBeUndefined();
    expect(await openAttachment(pool, store, keyFor, [caseId], id, "thumbnail")).toBeUndefined();
  });

  it("fails where the stored file was altered, cut short or exchanged", async () => {
    const bytes = Buffer.concat([smallPdf, Buffer.alloc(200_000, 7)]);
    const id = await attached({ bytes });
    const other = await attached({ bytes });
    const pathOf = async (attachment: string) => {
      const found = await pool.query<{ storage_key: string }>(
        "select storage_key from attachments where id = $1",
        [attachment],
      );
      return join(folder, (await filesOnDisk()).find((path) => path.endsWith(found.rows[0]!.storage_key))!);
    };
    const whole = await readFile(await pathOf(id));
    const flipped = Buffer.from(whole);
    flipped[100_000]! ^= 1;
    const wrongs = [flipped, whole.subarray(0, 36 + 65_552), await readFile(await pathOf(other))];
    for (const wrong of wrongs) {
      await writeFile(await pathOf(id), wrong);
      await expect(buffer((await opened(id, "full")).stream)).rejects.toThrow(SealBroken);
    }
  });

  it("says that it was destroyed once its key is, and lists it without its name", async () => {
    const id = await attached();
    const noKey = () => Promise.resolve(undefined);
    expect(await openAttachment(pool, store, noKey, [caseId], id, "full")).toEqual({
      refused: "attachment-forgotten",
    });
    expect((await listAttachments(pool, noKey, [caseId]))[0]).not.toHaveProperty("fileName");
  });

  it("is private until it is released, and the first release stays", async () => {
    const id = await attached();
    expect(await opened(id, "full")).not.toHaveProperty("releasedAt");
    const release = (at: Date) =>
      withTransaction(pool, (tx) => releaseAttachment(tx, { caseId, id, now: at }));
    expect(await release(start)).toBe(true);
    await release(new Date(start.getTime() + 1000));
    expect((await opened(id, "thumbnail")).releasedAt).toEqual(start);
  });
});

describe("sweeping expired uploads", () => {
  const sweep = () => withTransaction(pool, (tx) => sweepExpiredUploads(tx, store, now));

  it("removes rows and bytes after 24 hours, unfinished ones too, and nothing that was claimed", async () => {
    now = new Date(start.getTime() + 48 * 3_600_000);
    while ((await sweep()) > 0);
    const { uploadId } = await uploaded();
    await claim([uploadId]);
    const kept = (await filesOnDisk()).length;
    await uploaded();
    await pool.query(
      `insert into pending_uploads (upload_id, owner_hash, client_file_id, storage_key, uploaded_at, expires_at)
       values ($1, $2, 'x', $3, $4, $5)`,
      [randomUUID(), Buffer.alloc(32), randomUUID(), now, new Date(now.getTime() + 1000)],
    );
    now = new Date(now.getTime() + 24 * 3_600_000 - 1);
    expect(await sweep()).toBe(1);
    now = new Date(now.getTime() + 1);
    expect(await sweep()).toBe(1);
    expect([await pendingCount(), (await filesOnDisk()).length]).toEqual([0, kept]);
  });

  it("keeps the row when the bytes could not be removed, for the next sweep", async () => {
    await uploaded();
    now = new Date(now.getTime() + 24 * 3_600_000);
    const failing = { ...store, remove: () => Promise.reject(new Error("disk away")) };
    const attempt = withTransaction(pool, (tx) => sweepExpiredUploads(tx, failing, now));
    await expect(attempt).rejects.toThrow("disk away");
    expect(await sweep()).toBe(1);
  });
});
