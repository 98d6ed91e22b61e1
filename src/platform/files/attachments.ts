import type { Readable } from "node:stream";
import { refuse } from "#engine/refusal.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { ServedFile } from "./fileHeaders.ts";
import {
  type FileStore,
  type FileVariant,
  type KeyFor,
  nameContext,
  variantContext,
  variantKey,
} from "./fileStore.ts";
import type { MediaType } from "./mediaType.ts";
import type { FileRefusal } from "./refusals.ts";
import { unsealBytes, unsealStream } from "./sealBytes.ts";
import { isFileId } from "./uploadSession.ts";

/** A file that belongs to a case. */
export interface Attachment {
  id: string;
  /** Left out when the key that opens it was destroyed. */
  fileName?: string;
  mediaType: MediaType;
  sizeBytes: number;
  width?: number;
  height?: number;
  thumbnail: boolean;
  uploadedBy: string;
  uploadedAt: Date;
  releasedAt?: Date;
}

/** An attachment's bytes, opened, with what {@link fileHeaders} needs to serve them. */
export interface OpenedAttachment extends ServedFile {
  /** Fails with {@link SealBroken} where the stored file was tampered with. */
  stream: Readable;
  releasedAt?: Date;
}

interface AttachmentRow {
  id: string;
  upload_id: string;
  storage_key: string;
  sealed_name: Buffer;
  media_type: MediaType;
  size_bytes: number;
  width: number | null;
  height: number | null;
  thumbnail: boolean;
  uploaded_by: string;
  uploaded_at: Date;
  released_at: Date | null;
}

const columns = `id, upload_id, storage_key, sealed_name, media_type, size_bytes, width, height, thumbnail,
  uploaded_by, uploaded_at, released_at`;

/** Lists the attachments of cases, oldest first. Who may see them is the caller's to decide. */
export async function listAttachments(
  db: Queryable,
  keyFor: KeyFor,
  caseIds: readonly string[],
): Promise<Attachment[]> {
  const { rows } = await db.query<AttachmentRow>({
    name: "list-attachments",
    text: `select ${columns} from attachments where case_id = any($1::uuid[]) order by uploaded_at, id`,
    values: [caseIds],
  });
  return Promise.all(rows.map((row) => toAttachment(row, keyFor)));
}

/**
 * Opens an attachment of one of these cases for reading, decrypting as it goes. Who may see it is the caller's to
 * decide; `undefined` where none has such an attachment or it has no such variant.
 */
export async function openAttachment(
  db: Queryable,
  store: FileStore,
  keyFor: KeyFor,
  caseIds: readonly string[],
  id: string,
  variant: FileVariant,
): Promise<OpenedAttachment | FileRefusal | undefined> {
  if (!caseIds.every(isFileId) || !isFileId(id)) return undefined;
  const { rows } = await db.query<AttachmentRow>({
    name: "open-attachment",
    text: `select ${columns} from attachments where case_id = any($1::uuid[]) and id = $2`,
    values: [caseIds, id],
  });
  const [row] = rows;
  if (!row || (variant === "thumbnail" && !row.thumbnail)) return undefined;
  const dataKey = await keyFor(row.upload_id);
  if (!dataKey) return refuse("attachment-forgotten");
  const fileName = await openName(row, dataKey);
  const sealed = await store.open(variantKey(row.storage_key, variant));
  if (!sealed) throw new Error(`The file store has lost attachment ${id}`);
  const stream = unsealStream(sealed, dataKey, variantContext(row.upload_id, variant));
  const released = row.released_at ? { releasedAt: row.released_at } : {};
  if (variant === "thumbnail") return { stream, fileName, mediaType: "image/webp", ...released };
  return { stream, fileName, mediaType: row.media_type, sizeBytes: row.size_bytes, ...released };
}

/** Notes that an attachment may be seen by everyone from now on; the first time stays. */
export async function releaseAttachment(
  tx: Transaction,
  released: { caseId: string; id: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attachments set released_at = coalesce(released_at, $3) where case_id = $1 and id = $2",
    [released.caseId, released.id, released.now],
  );
  return rowCount === 1;
}

async function toAttachment(row: AttachmentRow, keyFor: KeyFor): Promise<Attachment> {
  const dataKey = await keyFor(row.upload_id);
  return {
    id: row.id,
    ...(dataKey ? { fileName: await openName(row, dataKey) } : {}),
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    thumbnail: row.thumbnail,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    ...(row.released_at ? { releasedAt: row.released_at } : {}),
  };
}

async function openName(row: AttachmentRow, dataKey: Uint8Array): Promise<string> {
  return (await unsealBytes(row.sealed_name, dataKey, nameContext(row.upload_id))).toString("utf8");
}
