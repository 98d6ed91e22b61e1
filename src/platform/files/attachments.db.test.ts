import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { Transformer } from "@napi-rs/image";
import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { listAttachments, openAttachment, releaseAttachment } from "./attachments.ts";
import { claimUploads } from "./claimUploads.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { SealBroken } from "./sealBytes.ts";
import { smallPdf } from "./testing/documents.ts";
import { type SentFile, testKey } from "./testing/uploadClient.ts";
import { claim, filesOnDisk, folder, pool, scene, start, store, uploaded } from "./testing.ts";

describe("claiming uploads for a case", () => {
  it("makes them attachments, and sending the claim twice changes nothing", async () => {
    const first = await uploaded({ name: "路灯.jpg" });
    const second = await uploaded({ bytes: smallPdf, name: "说明.pdf" });
    const ids = [first.uploadId, second.uploadId];
    expect(await claim(ids)).toEqual({ attachmentIds: ids });
    expect(await claim(ids)).toEqual({ attachmentIds: ids });
    const listed = await listAttachments(pool, (id) => Promise.resolve(testKey(id)), [scene.caseId]);
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
        ownerToken: scene.session,
        caseId: scene.caseId,
        uploadedBy: "reporter",
        now: scene.now,
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
    const attachment = await openAttachment(pool, store, keyFor, [scene.caseId], id, variant);
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
    expect(await openAttachment(pool, store, keyFor, [scene.caseId], "nonsense", "full")).toBeUndefined();
    expect(await openAttachment(pool, store, keyFor, [scene.caseId], id, "thumbnail")).toBeUndefined();
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
    expect(await openAttachment(pool, store, noKey, [scene.caseId], id, "full")).toEqual({
      refused: "attachment-forgotten",
    });
    expect((await listAttachments(pool, noKey, [scene.caseId]))[0]).not.toHaveProperty("fileName");
  });

  it("is private until it is released, and the first release stays", async () => {
    const id = await attached();
    expect(await opened(id, "full")).not.toHaveProperty("releasedAt");
    const release = (at: Date) =>
      withTransaction(pool, (tx) => releaseAttachment(tx, { caseId: scene.caseId, id, now: at }));
    expect(await release(start)).toBe(true);
    await release(new Date(start.getTime() + 1000));
    expect((await opened(id, "thumbnail")).releasedAt).toEqual(start);
  });
});
