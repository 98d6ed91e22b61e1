import { flagOf, waitAfter } from "../domain/nextTry.ts";
import { readAnswer } from "../domain/readAnswer.ts";
import { writeBackKey, writePayload } from "../domain/writePayload.ts";
import type { Ground } from "../ground.ts";
import { findSecret } from "../platforms/secret.ts";
import {
  acknowledge,
  claimWriteBacks,
  listPlatforms,
  type PlatformRow,
  postpone,
  wakeWriteBacks,
  type WriteBackRow,
} from "../store.ts";
import { post } from "./post.ts";

const atOnce = 8;
/** Longer than any try takes, whatever a format waits for: whoever holds a lease after it is gone. */
const leaseMs = 120_000;

/** Sends what is due, platform by platform: one that does not answer keeps no other waiting. */
export async function deliverWriteBacks(ground: Ground): Promise<void> {
  const platforms = (await listPlatforms(ground.pool)).filter(({ active }) => active);
  await Promise.all(platforms.map((platform) => deliverTo(ground, platform)));
}

async function deliverTo(ground: Ground, platform: PlatformRow): Promise<void> {
  const secret = await findSecret(ground, platform);
  if (secret === undefined || secret === "") {
    ground.log.warn({ platformId: platform.id }, "the secret of a superior platform is missing");
    return;
  }
  for (;;) {
    const now = ground.clock();
    const until = new Date(now.getTime() + leaseMs);
    const claim = { platformId: platform.id, now, until, limit: atOnce };
    const rows = await claimWriteBacks(ground.pool, claim);
    if (rows.length === 0) return;
    const went = await Promise.all(rows.map((row) => deliverOne(ground, platform, secret, row)));
    // Nobody there: what is due waits for the next run, rather than each for its own time-out.
    if (!went.includes(true)) return;
    await wakeWriteBacks(ground.pool, platform.id, ground.clock());
  }
}

/** Sends one; gives whether it was acknowledged. Killed anywhere in it, it is sent again under the same key. */
async function deliverOne(
  ground: Ground,
  platform: PlatformRow,
  secret: string,
  row: WriteBackRow,
): Promise<boolean> {
  try {
    return await tryOne(ground, platform, secret, row);
  } catch (error) {
    ground.log.error(
      { err: error, caseId: row.case_id, version: row.version },
      "a write-back could not be made",
    );
    await fail(ground, platform, row, { result: "failed", status: undefined, code: "not-made" });
    return false;
  }
}

async function tryOne(
  ground: Ground,
  { id, url, format }: PlatformRow,
  secret: string,
  row: WriteBackRow,
): Promise<boolean> {
  const { case_id: caseId, version } = row;
  const platform = { id, format };
  const told = await ground.requests.tellSuperior(caseId, version);
  if (!told) throw new Error(`Nothing is told of version ${version}`);
  const key = writeBackKey(id, row.order_number, version);
  const { headers, timeoutSeconds } = format.writeBack;
  const payload = writePayload(told, key, format);
  const posted = await post({
    ...payload,
    url,
    key,
    secret,
    headers,
    timeoutMs: timeoutSeconds * 1_000,
    now: ground.clock(),
  });
  if ("unreachable" in posted) {
    await fail(ground, platform, row, {
      result: "unreachable",
      status: undefined,
      code: posted.unreachable,
    });
    return false;
  }
  const verdict = readAnswer(posted.status, posted.text, format);
  if (verdict.result !== "acknowledged") {
    await fail(ground, platform, row, { ...verdict, status: posted.status });
    return false;
  }
  const { code, acknowledgement } = verdict;
  await acknowledge(ground.pool, {
    caseId,
    version,
    now: ground.clock(),
    status: posted.status,
    code,
    acknowledgement,
  });
  return true;
}

async function fail(
  ground: Ground,
  { id, format }: Pick<PlatformRow, "id" | "format">,
  row: WriteBackRow,
  failed: {
    result: "refused" | "failed" | "unreachable";
    status: number | undefined;
    code: string | undefined;
  },
): Promise<void> {
  const now = ground.clock();
  const flag = flagOf(failed.result === "refused" ? "refused" : "failed", {
    createdAt: row.created_at,
    now,
    flagAfterHours: format.flagAfterHours,
  });
  if (flag && row.flag === null)
    ground.log.warn(
      { platformId: id, caseId: row.case_id, version: row.version, flag },
      "a write-back needs a person",
    );
  const dueAt = new Date(now.getTime() + waitAfter(row.tries));
  await postpone(ground.pool, {
    ...failed,
    caseId: row.case_id,
    version: row.version,
    tries: row.tries,
    dueAt,
    flag,
  });
}
