import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { kindField, requestProcesses, urgencyField } from "#modules/requests/index.ts";
import type { platformForm } from "../contract.ts";
import type { Format } from "../domain/format.ts";
import type { Ground } from "../ground.ts";
import { findChange, findPlatform, insertPlatform, type PlatformRow } from "../store.ts";
import { getOperator } from "./getOperator.ts";
import { sealSecret } from "./secret.ts";

/** What an operator enters of a platform. */
export type PlatformForm = z.output<typeof platformForm>;

/** Enters a platform, or changes it: each change is a version that stays on record. */
export async function changePlatform(
  ground: Ground,
  change: { actor: Actor; key: string; form: PlatformForm; now: Date },
): Promise<{ id: string; version: number } | Refusal> {
  const { actor, key, form, now } = change;
  const by = getOperator(ground, actor);
  if (isRefusal(by)) return by;
  const refusal = refuseAddress(form.url, ground.production) ?? refuseFormat(ground, form.format);
  if (refusal) return refusal;
  const hash = createHash("sha256").update(JSON.stringify(form)).digest();
  return withTransaction(ground.pool, async (tx) => {
    const before = await findChange(tx, by, key);
    if (before)
      return before.change_hash.equals(hash)
        ? { id: before.id, version: before.version }
        : refuse("key-used-already");
    const old = await findPlatform(tx, form.id);
    if ((old?.version ?? 0) !== form.expectedVersion)
      return refuse("platform-changed-meanwhile", { version: old?.version ?? 0 });
    const secret = await secretOf(ground, tx, form, old, now);
    if ("refused" in secret) return secret;
    const version = form.expectedVersion + 1;
    const written = await insertPlatform(tx, {
      ...secret,
      id: form.id,
      version,
      name_zh: form.name.zh,
      name_en: form.name.en,
      url: form.url,
      active: form.active,
      format: form.format,
      changed_by: by,
      changed_at: now,
      change_key: key,
      change_hash: hash,
    });
    return written ? { id: form.id, version } : refuse("platform-changed-meanwhile", { version });
  });
}

type StoredSecret = Pick<PlatformRow, "key_id" | "sealed" | "secret_env">;

async function secretOf(
  ground: Ground,
  tx: Transaction,
  form: PlatformForm,
  old: PlatformRow | undefined,
  now: Date,
): Promise<StoredSecret | Refusal> {
  const { secret } = form;
  if (secret === undefined) {
    if (!old) return refuse("platform-secret-missing");
    return { key_id: old.key_id, sealed: old.sealed, secret_env: old.secret_env };
  }
  const keyId = old?.key_id ?? ground.randomId();
  if ("env" in secret) return { key_id: keyId, sealed: null, secret_env: secret.env };
  await ground.keyStore.ensureSubjectKey(tx, keyId, now);
  const key = await ground.keyStore.findSubjectKey(tx, keyId);
  if (!key) return refuse("platform-secret-missing");
  return { key_id: keyId, sealed: sealSecret(key, form.id, secret.value), secret_env: null };
}

/** What is written back holds people's words: it goes encrypted, and to no address that carries a password. */
export function refuseAddress(text: string, production: boolean): Refusal | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe =
    url?.username === "" &&
    url.password === "" &&
    url.hash === "" &&
    (url.protocol === "https:" || (!production && url.protocol === "http:"));
  return safe ? undefined : refuse("platform-url-unsafe");
}

function refuseFormat(ground: Ground, { order }: Format): Refusal | undefined {
  const processes: ReadonlySet<string> = new Set(requestProcesses.map(({ id }) => id));
  const wrong = [
    ...Object.entries(order.kinds)
      .filter(([, { kind, process }]) => !kindField.safeParse(kind).success || !processes.has(process))
      .map(([theirs]) => `order.kinds.${theirs}`),
    ...Object.entries(order.urgencies)
      .filter(([, ours]) => !urgencyField.safeParse(ours).success)
      .map(([theirs]) => `order.urgencies.${theirs}`),
    ...[order.defaultPlaceId, ...Object.values(order.places)]
      .filter((placeId) => !ground.organisations.findBody(placeId)?.active)
      .map((placeId) => `order.places ${placeId}`),
  ];
  return wrong.length === 0
    ? undefined
    : refuse("input-invalid", {
        fields: wrong.map((path) => ({ path: `format.${path}`, problem: "unknown" })),
      });
}
