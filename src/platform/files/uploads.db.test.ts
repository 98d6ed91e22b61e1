import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { Transformer } from "@napi-rs/image";
import { beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { limits } from "./limits.ts";
import { sweepExpiredUploads } from "./sweepExpiredUploads.ts";
import { smallPdf } from "./testing/documents.ts";
import { encodedPhoto } from "./testing/photos.ts";
import { formHead, formHeaders, uploadRequest } from "./testing/uploadClient.ts";
import {
  app,
  claim,
  filesOnDisk,
  folder,
  pendingCount,
  pool,
  scene,
  send,
  start,
  store,
  uploaded,
} from "./testing.ts";

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
    const one = uploadRequest({ session: scene.session, clientFileId: "1", bytes: smallPdf });
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
    const own = { "upload-session": scene.session };
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
    const file = { session: scene.session, clientFileId: randomUUID() };
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
    const file = { session: scene.session, clientFileId: "1" };
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
    const shown = await app.inject({ url, headers: { "upload-session": scene.session } });
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
    const headers = { "upload-session": scene.session };
    const pdf = await uploaded({ bytes: smallPdf });
    expect(pdf.thumbnailUrl).toBeUndefined();
    const { uploadId } = await uploaded();
    scene.now = new Date(start.getTime() + 24 * 3_600_000);
    for (const id of [pdf.uploadId, randomUUID(), "nonsense", uploadId]) {
      expect((await app.inject({ url: `/api/v1/uploads/${id}/thumbnail`, headers })).statusCode).toBe(404);
    }
  });
});

describe("sweeping expired uploads", () => {
  const sweep = () => withTransaction(pool, (tx) => sweepExpiredUploads(tx, store, scene.now));

  it("removes rows and bytes after 24 hours, unfinished ones too, and nothing that was claimed", async () => {
    scene.now = new Date(start.getTime() + 48 * 3_600_000);
    while ((await sweep()) > 0);
    const { uploadId } = await uploaded();
    await claim([uploadId]);
    const kept = (await filesOnDisk()).length;
    await uploaded();
    await pool.query(
      `insert into pending_uploads (upload_id, owner_hash, client_file_id, storage_key, uploaded_at, expires_at)
       values ($1, $2, 'x', $3, $4, $5)`,
      [randomUUID(), Buffer.alloc(32), randomUUID(), scene.now, new Date(scene.now.getTime() + 1000)],
    );
    scene.now = new Date(scene.now.getTime() + 24 * 3_600_000 - 1);
    expect(await sweep()).toBe(1);
    scene.now = new Date(scene.now.getTime() + 1);
    expect(await sweep()).toBe(1);
    expect([await pendingCount(), (await filesOnDisk()).length]).toEqual([0, kept]);
  });

  it("keeps the row when the bytes could not be removed, for the next sweep", async () => {
    await uploaded();
    scene.now = new Date(scene.now.getTime() + 24 * 3_600_000);
    const failing = { ...store, remove: () => Promise.reject(new Error("disk away")) };
    const attempt = withTransaction(pool, (tx) => sweepExpiredUploads(tx, failing, scene.now));
    await expect(attempt).rejects.toThrow("disk away");
    expect(await sweep()).toBe(1);
  });
});
