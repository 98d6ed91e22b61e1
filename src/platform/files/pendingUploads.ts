import { refuse } from "#engine/refusal.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import { limits } from "./limits.ts";
import type { MediaType } from "./mediaType.ts";
import type { FileRefusal } from "./refusals.ts";

/** A place held for a file that is being uploaded, or that was and waits for its case. */
export interface PendingUpload {
  uploadId: string;
  storageKey: string;
  expiresAt: Date;
  /** Left out until the bytes are safe. */
  stored?: StoredFacts;
}

/** What is known of a file once its bytes are safe. */
export interface StoredFacts {
  mediaType: MediaType;
  sizeBytes: number;
  width?: number;
  height?: number;
  thumbnail: boolean;
}

/** What {@link finishUpload} writes down. */
export interface FinishedUpload extends StoredFacts {
  uploadId: string;
  sealedName: Uint8Array;
  sha256: Uint8Array;
  now: Date;
}

interface PendingUploadRow {
  upload_id: string;
  storage_key: string;
  expires_at: Date;
  stored_at: Date | null;
  media_type: MediaType;
  size_bytes: number;
  width: number | null;
  height: number | null;
  thumbnail: boolean;
}

const columns =
  "upload_id, storage_key, expires_at, stored_at, media_type, size_bytes, width, height, thumbnail";

/** What a sender asks for: a place for one file of theirs. */
export interface UploadPlace {
  owner: Buffer;
  clientFileId: string;
  /** Used if the place is new; a file sent again gets the place it had. */
  uploadId: string;
  storageKey: string;
  now: Date;
}

/** Holds a place for a file; the same file of the same session always gets the same one. */
export async function reserveUpload(
  tx: Transaction,
  place: UploadPlace,
): Promise<PendingUpload | FileRefusal> {
  // One session's uploads queue here, so that ten at once do not each see room for one more.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [place.owner.toString("hex")]);
  const others = await tx.query<{ count: number }>(
    `select count(*)::int as count from pending_uploads
      where owner_hash = $1 and client_file_id <> $2 and expires_at > $3`,
    [place.owner, place.clientFileId, place.now],
  );
  if ((others.rows[0]?.count ?? 0) >= limits.filesPerCase) {
    return refuse("too-many-files", { limit: limits.filesPerCase });
  }
  const reserved = await tx.query<PendingUploadRow>(
    `insert into pending_uploads (upload_id, owner_hash, client_file_id, storage_key, uploaded_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (owner_hash, client_file_id) do update set expires_at = excluded.expires_at
     returning ${columns}`,
    [place.uploadId, place.owner, place.clientFileId, place.storageKey, place.now, expiryOf(place.now)],
  );
  const [row] = reserved.rows;
  if (!row) throw new Error("Reserving an upload returned no row");
  return pendingUpload(row);
}

/** Writes down that a file's bytes are safe; `false` where its place is gone or was already filled. */
export async function finishUpload(tx: Transaction, upload: FinishedUpload): Promise<boolean> {
  const finished = await tx.query(
    `update pending_uploads
        set stored_at = $2, sealed_name = $3, media_type = $4, size_bytes = $5, sha256 = $6,
            width = $7, height = $8, thumbnail = $9
      where upload_id = $1 and stored_at is null`,
    [
      upload.uploadId,
      upload.now,
      upload.sealedName,
      upload.mediaType,
      upload.sizeBytes,
      upload.sha256,
      upload.width ?? null,
      upload.height ?? null,
      upload.thumbnail,
    ],
  );
  return finished.rowCount === 1;
}

/** Finds a sender's own upload that has not expired. */
export async function findOwnUpload(
  db: Queryable,
  own: { uploadId: string; owner: Buffer; now: Date },
): Promise<PendingUpload | undefined> {
  const found = await db.query<PendingUploadRow>(
    `select ${columns} from pending_uploads where upload_id = $1 and owner_hash = $2 and expires_at > $3`,
    [own.uploadId, own.owner, own.now],
  );
  const [row] = found.rows;
  return row && pendingUpload(row);
}

/** Gives a place up, or removes only an unfinished one; returns the storage key of what was there. */
export async function releaseUpload(
  tx: Transaction,
  own: { uploadId: string; owner: Buffer; onlyUnfinished: boolean },
): Promise<string | undefined> {
  const released = await tx.query<{ storage_key: string }>(
    `delete from pending_uploads
      where upload_id = $1 and owner_hash = $2 and (stored_at is null or not $3::boolean)
     returning storage_key`,
    [own.uploadId, own.owner, own.onlyUnfinished],
  );
  return released.rows[0]?.storage_key;
}

function expiryOf(now: Date): Date {
  return new Date(now.getTime() + limits.uploadHours * 3_600_000);
}

function pendingUpload(row: PendingUploadRow): PendingUpload {
  const held = { uploadId: row.upload_id, storageKey: row.storage_key, expiresAt: row.expires_at };
  if (row.stored_at === null) return held;
  const stored: StoredFacts = {
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    thumbnail: row.thumbnail,
  };
  return { ...held, stored };
}
