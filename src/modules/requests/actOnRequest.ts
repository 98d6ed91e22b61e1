import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import { listAttachments } from "#platform/files/attachments.ts";
import { claimUploads } from "#platform/files/claimUploads.ts";
import { actTogether } from "#platform/journal/actTogether.ts";
import { actOnCase, type Alongside, type KeyedCommand } from "#platform/journal/journal.ts";
import { answerFromArticle } from "./answerFromArticle.ts";
import type { CaseView } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { presentStoredCase } from "./readRequest.ts";
import { senderOf } from "./senderOf.ts";
import { withOthers } from "./together/withOthers.ts";
import { worldOf } from "./world.ts";

/** An action somebody takes on a request. */
export interface Act {
  actor: Actor;
  caseId: CaseId;
  action: string;
  taskId: number | undefined;
  expectedVersion: number | undefined;
  input: Readonly<Record<string, unknown>>;
  key: string;
  uploadSession: string | undefined;
  now: Date;
}

/** Takes one action and gives the case as its taker now sees it. */
export async function actOnRequest(
  ground: Ground,
  act: Act,
): Promise<{ case: CaseView; replayed: boolean } | Refusal> {
  const { actor, now, taskId, expectedVersion } = act;
  // Most likely somebody whose session has ended: told so whether there is such a case or not.
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const command: KeyedCommand = {
    caseId: act.caseId,
    action: act.action,
    ...(taskId === undefined ? {} : { taskId }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    input: act.input,
    key: `${senderOf(actor)} ${act.key}`,
  };
  const world = worldOf(ground, actor, now);
  const together = await withOthers(ground, command, world);
  const outcome = together
    ? await actTogether(ground, together.command, world, together.withIt)
    : await actAlone(ground, command, world, act);
  if (isRefusal(outcome)) return outcome;
  const view = await presentStoredCase(ground, outcome, actor, now);
  return isRefusal(view) ? view : { case: view, replayed: outcome.replayed };
}

/** Takes an action that is a single case's, with its files and the article it is answered from. */
async function actAlone(ground: Ground, command: KeyedCommand, world: World, act: Act) {
  const answered = await answerFromArticle(ground, command, act);
  const alongside = bothOf(claimFiles(ground, act), answered?.withIt);
  return actOnCase(ground, answered?.command ?? command, () => world, alongside);
}

function bothOf(first: Alongside | undefined, second: Alongside | undefined): Alongside | undefined {
  if (!first || !second) return first ?? second;
  return async (tx) => (await first(tx)) ?? second(tx);
}

function claimFiles(
  ground: Ground,
  { input, uploadSession, actor, caseId, now }: Act,
): Alongside | undefined {
  const { files } = input;
  if (!Array.isArray(files) || files.length === 0) return undefined;
  const uploadIds = files.map(String);
  return async (tx) => {
    if (uploadSession === undefined) return refuse("upload-not-found");
    // Naming a file that somebody else's step brought would show it to whoever sees this one.
    const there = await listAttachments(tx, ground.files.keyFor, [caseId]);
    if (there.some((file) => uploadIds.includes(file.id))) return refuse("upload-not-found");
    const claimed = await claimUploads(tx, {
      uploadIds,
      ownerToken: uploadSession,
      caseId,
      uploadedBy: senderOf(actor),
      now,
      mostFiles: mostFilesInAll,
    });
    return isRefusal(claimed) ? claimed : undefined;
  };
}

// Nine with the report; evidence, results and disputes come on top.
const mostFilesInAll = 60;
