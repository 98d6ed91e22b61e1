import { useEffect, useState, useSyncExternalStore } from "react";
import { sentenceFor } from "#web/client/apiError.ts";
import { newId } from "#web/client/newId.ts";
import { takeBackUpload, type Upload, type UploadedFile, uploadFile } from "#web/client/uploadFile.ts";
import { useWords } from "#web/words/useWords.ts";
import { standingOf, type UploadItem, type UploadLimits, uploadedOf } from "./uploadList.ts";
import { createUploadQueue, type UploadQueue } from "./uploadQueue.ts";
import { useLatest } from "./useLatest.ts";

/** What a form keeps of its files. */
export interface FilesValue {
  files: readonly UploadedFile[];
  /** `settled` once everything chosen is up. */
  standing: "settled" | "uploading" | "failed";
}

/** What {@link useUploads} is told. */
export interface UploadsOptions {
  value: FilesValue;
  onChange: (value: FilesValue) => void;
  uploadSession: string;
  limits: UploadLimits;
  /** Another way to send a file, for a page that only shows how it looks. */
  upload?: Upload | undefined;
}

/** Chosen files, and the queue that sends them as soon as they are chosen. */
export function useUploads(options: UploadsOptions): { items: readonly UploadItem[]; queue: UploadQueue } {
  const t = useWords();
  const latest = useLatest({ options, t });
  const [queue] = useState(() =>
    createUploadQueue(options.value.files, () => ({
      limits: latest.current.options.limits,
      uploadSession: latest.current.options.uploadSession,
      upload: latest.current.options.upload ?? uploadFile,
      takeBack(uploadId) {
        const { upload, uploadSession } = latest.current.options;
        if (upload === undefined) void takeBackUpload(uploadId, uploadSession);
      },
      makeKey: newId,
      sentenceFor: (error) => sentenceFor(error, latest.current.t),
      makePreview: (file) => (file.type.startsWith("image/") ? URL.createObjectURL(file) : undefined),
      dropPreview: (address) => URL.revokeObjectURL(address),
    })),
  );
  const items = useSyncExternalStore(queue.subscribe, queue.items);

  useEffect(() => {
    const { value, onChange } = latest.current.options;
    const next: FilesValue = { files: uploadedOf(items), standing: standingOf(items) };
    // Also on the first run: a draft may have been kept while files were on their way, and those are gone.
    if (!isSame(value, next)) onChange(next);
  }, [items, latest]);

  useEffect(() => () => queue.close(), [queue]);
  return { items, queue };
}

function isSame(one: FilesValue, other: FilesValue): boolean {
  return (
    one.standing === other.standing &&
    one.files.length === other.files.length &&
    one.files.every(({ id }, index) => other.files[index]?.id === id)
  );
}
