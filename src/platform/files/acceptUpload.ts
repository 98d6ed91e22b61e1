import { createHash } from "node:crypto";
import { isRefusal, refuse } from "#engine/refusal.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { cleanFileName } from "./fileName.ts";
import {
  type FileStore,
  type KeyFor,
  nameContext,
  removeVariants,
  variantContext,
  variantKey,
} from "./fileStore.ts";
import {
  type FinishedUpload,
  findOwnUpload,
  finishUpload,
  type PendingUpload,
  releaseUpload,
  reserveUpload,
  type StoredFacts,
} from "./pendingUploads.ts";
import { type PreparedFile, prepareFile } from "./prepareFile.ts";
import type { FileRefusal } from "./refusals.ts";
import { sealBytes } from "./sealBytes.ts";

/** What taking in an upload needs. */
export interface UploadDeps {
  database: Queryable;
  /** Runs the work in one transaction, committed when it returns and rolled back when it throws. */
  inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  store: FileStore;
  keyFor: KeyFor;
  now: () => Date;
  /** A random UUID. */
  randomId: () => string;
}

/** A file as it arrived. */
export interface IncomingFile {
  owner: Buffer;
  clientFileId: string;
  fileName: string;
  bytes: Uint8Array;
}

/** What the sender learns of a file that was taken in. */
export interface AcceptedUpload extends StoredFacts {
  uploadId: string;
}

type Prepare = (bytes: Uint8Array) => Promise<PreparedFile | FileRefusal>;

/**
 * Takes a file in: holds a place, cleans and seals the bytes, stores them, and only then marks the place as
 * filled. After a crash at any point the sweep finds the place and with it every byte that was written.
 */
export async function acceptUpload(
  deps: UploadDeps,
  file: IncomingFile,
  prepare: Prepare = prepareFile,
): Promise<AcceptedUpload | FileRefusal> {
  const name = cleanFileName(file.fileName);
  if (isRefusal(name)) return name;
  const place = await deps.inTransaction((tx) =>
    reserveUpload(tx, {
      owner: file.owner,
      clientFileId: file.clientFileId,
      uploadId: deps.randomId(),
      storageKey: deps.randomId(),
      now: deps.now(),
    }),
  );
  if (isRefusal(place)) return place;
  if (place.stored) return { uploadId: place.uploadId, ...place.stored };
  const prepared = await prepare(file.bytes);
  if (isRefusal(prepared)) {
    await deps.inTransaction((tx) =>
      releaseUpload(tx, { ...place, owner: file.owner, onlyUnfinished: true }),
    );
    return prepared;
  }
  return keep(deps, file.owner, place, name, prepared);
}

async function keep(
  deps: UploadDeps,
  owner: Buffer,
  place: PendingUpload,
  name: string,
  prepared: PreparedFile,
): Promise<AcceptedUpload | FileRefusal> {
  const { uploadId, storageKey } = place;
  const dataKey = await deps.keyFor(uploadId);
  if (!dataKey) return refuse("attachment-forgotten");
  const put = (variant: "full" | "thumbnail", bytes: Uint8Array) =>
    deps.store.put(
      variantKey(storageKey, variant),
      sealBytes(bytes, dataKey, variantContext(uploadId, variant)),
    );
  await put("full", prepared.full);
  if (prepared.thumbnail) await put("thumbnail", prepared.thumbnail);
  const facts = factsOf(prepared);
  const finished: FinishedUpload = {
    ...facts,
    uploadId,
    sealedName: sealBytes(Buffer.from(name, "utf8"), dataKey, nameContext(uploadId)),
    sha256: createHash("sha256").update(prepared.full).digest(),
    now: deps.now(),
  };
  if (await deps.inTransaction((tx) => finishUpload(tx, finished))) return { uploadId, ...facts };
  return settleLostPlace(deps, owner, place);
}

/** Either the same file arrived twice at once and the other finished first, or its sender took it back. */
async function settleLostPlace(
  deps: UploadDeps,
  owner: Buffer,
  place: PendingUpload,
): Promise<AcceptedUpload | FileRefusal> {
  const other = await findOwnUpload(deps.database, { uploadId: place.uploadId, owner, now: deps.now() });
  if (other?.stored) return { uploadId: other.uploadId, ...other.stored };
  await removeVariants(deps.store, place.storageKey);
  return refuse("upload-not-found");
}

function factsOf(prepared: PreparedFile): StoredFacts {
  const { mediaType, full, thumbnail, width, height } = prepared;
  return {
    mediaType,
    sizeBytes: full.length,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    thumbnail: thumbnail !== undefined,
  };
}
