import { asApiError, type ApiError } from "#web/client/apiError.ts";
import type { Upload, UploadedFile } from "#web/client/uploadFile.ts";
import {
  itemsOf,
  problemOf,
  type UploadItem,
  type UploadLimits,
  withinRoom,
  withState,
} from "./uploadList.ts";

/** What a queue asks of its surroundings, each time anew. */
export interface UploadNeeds {
  limits: UploadLimits;
  uploadSession: string;
  upload: Upload;
  /** Tells the server that an uploaded file is not wanted after all. */
  takeBack(uploadId: string): void;
  makeKey(): string;
  /** The sentence for a refusal, in the reader's language. */
  sentenceFor(error: ApiError): string;
  /** An address to show a picture at before the server has made one; dropped when no longer needed. */
  makePreview(file: File): string | undefined;
  dropPreview(address: string): void;
}

/** Files of one form, sent one after another, so that a weak network finishes the first. */
export interface UploadQueue {
  items(): readonly UploadItem[];
  add(files: readonly File[]): void;
  remove(key: string): void;
  retry(key: string): void;
  previewOf(key: string): string | undefined;
  subscribe(listener: () => void): () => void;
  /** Gives up what is on its way. */
  close(): void;
}

interface Local {
  file: File;
  preview: string | undefined;
  giveUp: AbortController;
}

/** Starts a queue with the files that are up already. */
export function createUploadQueue(uploaded: readonly UploadedFile[], needs: () => UploadNeeds): UploadQueue {
  const locals = new Map<string, Local>();
  const listeners = new Set<() => void>();
  let items: readonly UploadItem[] = itemsOf(uploaded);
  let lastSent: Promise<void> = Promise.resolve();

  function show(next: readonly UploadItem[]): void {
    items = next;
    for (const listener of listeners) listener();
  }

  function move(key: string, state: UploadItem["state"]): void {
    show(withState(items, key, state));
  }

  async function send(key: string): Promise<void> {
    const local = locals.get(key);
    if (local) await sendFile(key, local, needs(), (state) => move(key, state));
  }

  function enqueue(key: string): void {
    lastSent = lastSent.then(() => send(key));
  }

  function forget(key: string): void {
    const local = locals.get(key);
    local?.giveUp.abort();
    if (local?.preview !== undefined) needs().dropPreview(local.preview);
    locals.delete(key);
  }

  function take(file: File): UploadItem {
    const { limits, makeKey, makePreview } = needs();
    const key = makeKey();
    const problem = problemOf(file, limits);
    locals.set(key, { file, preview: makePreview(file), giveUp: new AbortController() });
    const state: UploadItem["state"] = problem ? { step: "failed", problem } : { step: "waiting" };
    return { key, name: file.name, sizeBytes: file.size, state };
  }

  return {
    items: () => items,
    previewOf: (key) => locals.get(key)?.preview,
    add(files) {
      const added = withinRoom(items, files, needs().limits).map(take);
      show([...items, ...added]);
      for (const { key, state } of added) if (state.step === "waiting") enqueue(key);
    },
    remove(key) {
      forget(key);
      const gone = items.find((item) => item.key === key)?.state;
      if (gone?.step === "done") needs().takeBack(gone.uploaded.id);
      show(items.filter((item) => item.key !== key));
    },
    retry(key) {
      move(key, { step: "waiting" });
      enqueue(key);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const key of locals.keys()) forget(key);
    },
  };
}

async function sendFile(
  fileKey: string,
  { file, giveUp }: Local,
  { upload, uploadSession, sentenceFor }: UploadNeeds,
  move: (state: UploadItem["state"]) => void,
): Promise<void> {
  const onProgress = (share: number) => move({ step: "uploading", share });
  onProgress(0);
  try {
    move({
      step: "done",
      uploaded: await upload(file, { uploadSession, fileKey, onProgress, signal: giveUp.signal }),
    });
  } catch (thrown) {
    const error = asApiError(thrown);
    const isRefused = error.kind === "refused";
    const problem = isRefused
      ? ({ kind: "refused", sentence: sentenceFor(error) } as const)
      : ({ kind: "not-sent" } as const);
    move({ step: "failed", problem });
  }
}
