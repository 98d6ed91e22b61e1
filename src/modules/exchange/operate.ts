import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { findCase } from "#platform/journal/readCase.ts";
import { superiorOf } from "#modules/requests/index.ts";
import type { WriteBack } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { getOperator } from "./platforms/getOperator.ts";
import { presentWriteBack } from "./present.ts";
import {
  findPlatform,
  findWriteBack,
  hurryWriteBack,
  listBonds,
  listOfCase,
  listPlatforms,
  listWriteBacks,
  settleWriteBack,
  type WriteBackCursor,
} from "./store.ts";

/** The platforms, as their operators see them: never a secret. */
export async function readPlatforms(ground: Ground, actor: Actor) {
  const refusal = ground.organisations.refuseOperating(actor);
  if (refusal) return refusal;
  const [rows, bonds] = await Promise.all([listPlatforms(ground.pool), listBonds(ground.pool)]);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: { zh: row.name_zh, en: row.name_en },
    url: row.url,
    active: row.active,
    ...(row.secret_env === null ? {} : { secretFrom: row.secret_env }),
    format: row.format,
    keyIds: bonds.filter((bond) => bond.platform_id === row.id).map((bond) => bond.key_id),
    changedAt: row.changed_at.toISOString(),
  }));
}

const cursorShape = /^(\d{4}-[\dT:.-]+Z)~([0-9a-f-]{36})~(\d{1,9})$/;

function readCursor(cursor: string | undefined): WriteBackCursor | Refusal | undefined {
  if (cursor === undefined) return undefined;
  const [, createdAt, caseId, version] = cursorShape.exec(cursor) ?? [];
  const read = createdAt !== undefined && !Number.isNaN(Date.parse(createdAt)) && caseId && version;
  return read ? { createdAt, caseId, version: Number(version) } : refuse("cursor-invalid");
}

/** What platforms are told, newest first. */
export async function readWriteBacks(
  ground: Ground,
  asked: { actor: Actor; flagged: boolean; cursor: string | undefined; limit: number },
): Promise<{ lines: WriteBack[]; next?: string } | Refusal> {
  const refusal = ground.organisations.refuseOperating(asked.actor);
  if (refusal) return refusal;
  const after = readCursor(asked.cursor);
  if (after && "refused" in after) return after;
  const { flagged, limit } = asked;
  const rows = await listWriteBacks(ground.pool, { flagged, after, limit: limit + 1 });
  const lines = rows.slice(0, limit).map(presentWriteBack);
  const last = lines.at(-1);
  const next =
    rows.length > limit && last ? { next: `${last.createdAt}~${last.caseId}~${last.version}` } : {};
  return { lines, ...next };
}

interface Handled {
  actor: Actor;
  caseId: string;
  version: number;
  now: Date;
}

async function shown(ground: Ground, { caseId, version }: Handled): Promise<WriteBack | Refusal> {
  const row = await findWriteBack(ground.pool, caseId, version);
  return row ? presentWriteBack(row) : refuse("write-back-not-waiting");
}

/** Lets a write-back be tried at once. */
export async function retryWriteBack(ground: Ground, handled: Handled): Promise<WriteBack | Refusal> {
  const refusal = ground.organisations.refuseOperating(handled.actor);
  if (refusal) return refusal;
  const { caseId, version, now } = handled;
  const waits = await withTransaction(ground.pool, (tx) => hurryWriteBack(tx, caseId, version, now));
  return waits ? shown(ground, handled) : refuse("write-back-not-waiting");
}

/** Ends a write-back by hand, where both sides agreed by other means; sent twice, it is ended once. */
export async function settleByHand(
  ground: Ground,
  handled: Handled & { reason: string },
): Promise<WriteBack | Refusal> {
  const { actor, caseId, version, reason, now } = handled;
  const by = getOperator(ground, actor);
  if (isRefusal(by)) return by;
  const settled = await withTransaction(ground.pool, (tx) =>
    settleWriteBack(tx, { caseId, version, by, reason, now }),
  );
  const view = await shown(ground, handled);
  if ("refused" in view) return view;
  return settled || view.settledReason === reason ? view : refuse("write-back-not-waiting");
}

const staff: ReadonlySet<string> = new Set(["desk", "handling", "supervisor", "auditor"]);

/** The order that a case is, for staff with a part in it. */
export async function readOrderOfCase(ground: Ground, actor: Actor, caseId: string) {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const stored = await findCase(ground.pool, caseId);
  const superior = stored && superiorOf(stored.case);
  const audiences = stored ? audiencesOf(stored.case, actor, ground.organisations.tree()) : [];
  if (!superior || !audiences.some((audience) => staff.has(audience))) return refuse("case-not-found");
  const [platform, rows] = await Promise.all([
    findPlatform(ground.pool, superior.platform),
    listOfCase(ground.pool, caseId),
  ]);
  const { number, dueAt } = superior;
  const name = platform
    ? { zh: platform.name_zh, en: platform.name_en }
    : { zh: superior.platform, en: superior.platform };
  return { platform: name, number, dueAt, writeBacks: rows.map(presentWriteBack) };
}
