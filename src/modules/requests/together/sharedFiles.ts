import type { CaseId } from "#engine/case.ts";
import { factText } from "#engine/case.ts";
import { listAttachments } from "#platform/files/attachments.ts";
import { findCase, readFirstEvents } from "#platform/journal/readCase.ts";
import type { CaseView } from "../contract.ts";
import { idsIn } from "../domain/otherCase.ts";
import type { Ground } from "../ground.ts";
import { filesOf, presentFiles } from "../present/presentFiles.ts";

type Files = CaseView["files"];

/**
 * What was sent with the reports of other cases, for whoever handles this one: those merged into it, and the one that
 * it was split from. What was sent later belongs to the case that it was sent to.
 */
export async function readSharedFiles(
  ground: Ground,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, Files>> {
  if (caseIds.length === 0) return new Map();
  const firsts = (await readFirstEvents(ground.pool, caseIds)).filter(
    ({ event }) => filesOf(event).length > 0,
  );
  if (firsts.length === 0) return new Map();
  const sending = firsts.map(({ event }) => event.caseId);
  const files = await listAttachments(ground.pool, ground.files.keyFor, sending);
  return new Map(firsts.map(({ event }) => [event.caseId, presentFiles(files, [event])]));
}

/** The cases whose files a case may share. */
export async function listSharingCases(ground: Ground, caseId: CaseId): Promise<readonly CaseId[]> {
  const stored = await findCase(ground.pool, caseId);
  if (!stored) return [];
  const parent = factText(stored.case, "splitFrom");
  return [...idsIn(stored.case, "merged"), ...(parent === undefined ? [] : [parent])];
}
