import { seal, unseal } from "#platform/sealing/seal.ts";
import type { KeyObject } from "node:crypto";
import type { Ground } from "../ground.ts";
import type { PlatformRow } from "../store.ts";

const placeOf = (id: string): string => `superior_platforms.sealed:${id}`;

/** Seals a platform's secret for its row. */
export function sealSecret(key: KeyObject, id: string, secret: string): Buffer {
  return seal(key, secret, placeOf(id));
}

/** The secret that a platform's write-backs are signed with; `undefined` where it cannot be had. */
export async function findSecret(ground: Ground, platform: PlatformRow): Promise<string | undefined> {
  if (platform.secret_env !== null) return ground.environment(platform.secret_env);
  const key = await ground.keyStore.findSubjectKey(ground.pool, platform.key_id);
  return key && platform.sealed ? String(unseal(key, platform.sealed, placeOf(platform.id))) : undefined;
}
