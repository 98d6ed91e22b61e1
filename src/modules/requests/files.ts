import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { type OpenedAttachment, openAttachment } from "#platform/files/attachments.ts";
import type { FileVariant } from "#platform/files/fileStore.ts";
import type { Ground } from "./ground.ts";
import { readRequest } from "./readRequest.ts";
import { listSharingCases } from "./together/sharedFiles.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens a file of a case, or of one that is handled with it, for someone who sees the step that brought it. */
export async function openRequestFile(
  ground: Ground,
  asked: { actor: Actor; caseId: CaseId; fileId: string; variant: FileVariant; now: Date },
): Promise<OpenedAttachment | Refusal> {
  if (!uuid.test(asked.caseId)) return refuse("case-not-found");
  const view = await readRequest(ground, asked.actor, asked.caseId, asked.now);
  if (isRefusal(view)) return view;
  const shown = [...view.files, ...(view.answer?.files ?? [])];
  const names = (files: readonly { id: string }[]): boolean => files.some(({ id }) => id === asked.fileId);
  const isOwn = names(shown);
  if (!isOwn && !view.related.some(({ files }) => files && names(files)))
    return refuse("attachment-not-found");
  const caseIds = isOwn ? [asked.caseId] : await listSharingCases(ground, asked.caseId);
  const { store, keyFor } = ground.files;
  const opened = await openAttachment(ground.pool, store, keyFor, caseIds, asked.fileId, asked.variant);
  return opened ?? refuse("attachment-not-found");
}
