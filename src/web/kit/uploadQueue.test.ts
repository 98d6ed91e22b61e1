import { describe, expect, it } from "vitest";
import { thrownApiError, unreachable } from "#web/client/apiError.ts";
import type { Upload, UploadedFile } from "#web/client/uploadFile.ts";
import { standingOf, uploadedOf } from "./uploadList.ts";
import { createUploadQueue } from "./uploadQueue.ts";

interface Sent {
  name: string;
  fileKey: string;
  signal: AbortSignal;
  progress(share: number): void;
  finish(): void;
  fail(error: Error): void;
}

/** A queue whose server the test plays. */
function queueWith(limits = { mostFiles: 3, mostBytes: 100, accept: ["image/*", ".pdf"] }) {
  const sent: Sent[] = [];
  const dropped: string[] = [];
  const takenBack: string[] = [];
  let keys = 0;
  const upload: Upload = (file, { fileKey, onProgress, signal }) =>
    new Promise<UploadedFile>((resolve, reject) => {
      const uploaded = { id: `id-${file.name}`, name: file.name, mediaType: file.type, sizeBytes: file.size };
      sent.push({
        name: file.name,
        fileKey,
        signal,
        progress: onProgress,
        finish: () => resolve(uploaded),
        fail: reject,
      });
    });
  const queue = createUploadQueue([], () => ({
    limits,
    uploadSession: "s",
    upload,
    takeBack: (uploadId) => void takenBack.push(uploadId),
    makeKey: () => `key-${(keys += 1)}`,
    sentenceFor: (error) => error.message,
    makePreview: (file) => `blob:${file.name}`,
    dropPreview: (address) => void dropped.push(address),
  }));
  return { queue, sent, dropped, takenBack };
}

const image = (name: string, bytes = 10) => new File(["x".repeat(bytes)], name, { type: "image/jpeg" });
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const stepsOf = (queue: ReturnType<typeof queueWith>["queue"]) =>
  queue.items().map(({ state }) => state.step);

describe("uploading files", () => {
  it("sends one after another, in the order they were chosen", async () => {
    const { queue, sent } = queueWith();
    queue.add([image("a.jpg"), image("b.jpg")]);
    await settle();
    expect(sent.map(({ name }) => name)).toEqual(["a.jpg"]);
    sent[0]!.progress(0.5);
    expect(queue.items()[0]?.state).toEqual({ step: "uploading", share: 0.5 });
    sent[0]!.finish();
    await settle();
    expect(sent.map(({ name }) => name)).toEqual(["a.jpg", "b.jpg"]);
    expect(stepsOf(queue)).toEqual(["done", "uploading"]);
  });

  it("goes on with the next when one fails, and sends the failed one again when asked", async () => {
    const { queue, sent } = queueWith();
    queue.add([image("a.jpg"), image("b.jpg")]);
    await settle();
    sent[0]!.fail(thrownApiError(unreachable));
    await settle();
    sent[1]!.finish();
    await settle();
    expect(stepsOf(queue)).toEqual(["failed", "done"]);
    expect(standingOf(queue.items())).toBe("failed");
    queue.retry("key-1");
    await settle();
    expect(sent[2]!.fileKey).toBe(sent[0]!.fileKey);
    sent[2]!.finish();
    await settle();
    expect(uploadedOf(queue.items()).map(({ id }) => id)).toEqual(["id-a.jpg", "id-b.jpg"]);
    expect(standingOf(queue.items())).toBe("settled");
  });

  it("shows the server's own sentence when it refuses a file", async () => {
    const { queue, sent } = queueWith();
    queue.add([image("a.jpg")]);
    await settle();
    sent[0]!.fail(
      thrownApiError({ kind: "refused", code: "not-an-image", message: "内容不是图片。", status: 415 }),
    );
    await settle();
    expect(queue.items()[0]?.state).toEqual({
      step: "failed",
      problem: { kind: "refused", sentence: "内容不是图片。" },
    });
  });

  it("does not send what cannot be taken", async () => {
    const { queue, sent } = queueWith();
    queue.add([image("big.jpg", 101), new File(["x"], "a.exe"), new File(["x"], "A.PDF")]);
    await settle();
    expect(sent.map(({ name }) => name)).toEqual(["A.PDF"]);
    expect(
      queue.items().map(({ state }) => (state.step === "failed" ? state.problem.kind : state.step)),
    ).toEqual(["too-big", "wrong-kind", "uploading"]);
  });

  it("takes no more files than there is room for", () => {
    const { queue } = queueWith();
    queue.add([image("a"), image("b")]);
    queue.add([image("c"), image("d")]);
    expect(queue.items().map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  it("gives up a removed file, frees its picture, and does not bring it back", async () => {
    const { queue, sent, dropped } = queueWith();
    queue.add([image("a.jpg"), image("b.jpg")]);
    await settle();
    queue.remove("key-1");
    queue.remove("key-2");
    expect(sent[0]!.signal.aborted).toBe(true);
    sent[0]!.finish();
    await settle();
    expect(queue.items()).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(dropped).toEqual(["blob:a.jpg", "blob:b.jpg"]);
  });

  it("takes a file back that was up already, and only then", async () => {
    const { queue, sent, takenBack } = queueWith();
    queue.add([image("a.jpg"), image("b.jpg")]);
    await settle();
    sent[0]!.finish();
    await settle();
    queue.remove("key-2");
    expect(takenBack).toEqual([]);
    queue.remove("key-1");
    expect(takenBack).toEqual(["id-a.jpg"]);
  });
});
