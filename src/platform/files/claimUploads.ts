import { refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { limits } from "./limits.ts";
import type { FileRefusal } from "./refusals.ts";
import { isFileId, ownerHash } from "./uploadSession.ts";

/** Which uploads become attachments of which case. */
export interface UploadClaim {
  uploadIds: readonly string[];
  /** The upload session under which they were sent. */
  ownerToken: string;
  caseId: string;
  /** Kept with the attachment: a person's id, or how an unknown sender is named. */
  uploadedBy: string;
  now: Date;
  /** How many attachments the case may have in all; {@link limits.filesPerCase} unless said. */
  mostFiles?: number;
}

interface ClaimRow {
  claimed: number;
  asked: number;
  expired: number;
  room: number;
}

/*
 * All or none, in one statement. An upload that already is an attachment of this case counts as claimed, so a
 * command sent twice is safe. Of what is another's nothing is told but "not found".
 */
const claimSql = `
with asked as (
  select distinct upload_id from unnest($1::uuid[]) as wanted (upload_id)
), already as (
  select upload_id from attachments where case_id = $2 and upload_id in (select upload_id from asked)
), mine as (
  select pending_uploads.*
    from pending_uploads
   where upload_id in (select upload_id from asked) and owner_hash = $3 and stored_at is not null
   for update
), counts as (
  select (select count(*) from asked) as asked,
         (select count(*) from mine where expires_at > $4) + (select count(*) from already) as found,
         (select count(*) from mine where expires_at <= $4) as expired,
         $6 - (select count(*) from attachments where case_id = $2) as room,
         (select count(*) from asked) - (select count(*) from already) as added
), moved as (
  delete from pending_uploads
   where upload_id in (select upload_id from mine)
     and (select found = asked and added <= room from counts)
  returning *
), attached as (
  insert into attachments (case_id, id, upload_id, storage_key, sealed_name, media_type, size_bytes, sha256,
                           width, height, thumbnail, uploaded_by, uploaded_at)
  select $2, upload_id, upload_id, storage_key, sealed_name, media_type, size_bytes, sha256,
         width, height, thumbnail, $5, uploaded_at
    from moved
  returning upload_id
)
select ((select count(*) from attached) + (select count(*) from already))::int as claimed,
       asked::int as asked, expired::int as expired, (room - added)::int as room
  from counts`;

/**
 * Moves uploads into a case as its attachments, in the caller's transaction, all or none. The attachment's id is
 * the upload's. The caller holds the case (its row or its creation), so that two claims do not overfill it.
 */
export async function claimUploads(
  tx: Transaction,
  claim: UploadClaim,
): Promise<{ attachmentIds: readonly string[] } | FileRefusal> {
  const attachmentIds = [...new Set(claim.uploadIds)];
  if (attachmentIds.length === 0) return { attachmentIds };
  if (!attachmentIds.every(isFileId)) return refuse("upload-not-found");
  const mostFiles = claim.mostFiles ?? limits.filesPerCase;
  const owner = ownerHash(claim.ownerToken);
  const { rows } = await tx.query<ClaimRow>({
    name: "claim-uploads",
    text: claimSql,
    values: [attachmentIds, claim.caseId, owner, claim.now, claim.uploadedBy, mostFiles],
  });
  const [row] = rows;
  if (!row) throw new Error("Claiming uploads returned no row");
  if (row.claimed === row.asked) return { attachmentIds };
  if (row.room < 0) return refuse("too-many-files", { limit: mostFiles });
  return row.expired > 0 ? refuse("upload-expired") : refuse("upload-not-found");
}
