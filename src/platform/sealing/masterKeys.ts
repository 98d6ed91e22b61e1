import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** What a derived key is used for; each purpose has a key of its own. */
export type KeyPurpose = "subject-key-wrap" | "blind-index" | "one-time-code" | "sign-in-lockout";

/** The operator's master keys, by number. New keys are wrapped by the current one; older ones still open theirs. */
export interface MasterKeys {
  /** The highest number. */
  currentId: number;
  /** All numbers but the current one: of keys that only open what they wrapped. */
  olderIds: readonly number[];
  /** The key that derived keys which cannot be turned (the blind index) come from: the lowest number. */
  firstId: number;
  derive(purpose: KeyPurpose, id?: number): KeyObject;
}

const keyBytes = 32;

/** One of the operator's master keys: its number and its 32 bytes. */
export interface MasterKey {
  id: number;
  key: Buffer;
}

/** Holds the operator's master keys, each number once; the order says nothing. */
export function makeMasterKeys(entries: readonly MasterKey[]): MasterKeys {
  const keys = new Map(entries.map(({ id, key }) => [id, key]));
  if (keys.size === 0 || keys.size !== entries.length)
    throw new Error("Master keys must be given, each number once.");
  const currentId = Math.max(...keys.keys());
  const derived = new Map<string, KeyObject>();
  return {
    currentId,
    olderIds: [...keys.keys()].filter((id) => id !== currentId),
    firstId: Math.min(...keys.keys()),
    derive(purpose, id = currentId) {
      const name = `${id}:${purpose}`;
      const known = derived.get(name);
      if (known) return known;
      const key = deriveKey(keys.get(id), purpose, id);
      derived.set(name, key);
      return key;
    },
  };
}

function deriveKey(master: Buffer | undefined, purpose: KeyPurpose, id: number): KeyObject {
  if (!master) throw new Error(`Master key ${id} is not configured; SHILIU_MASTER_KEY must still list it.`);
  return createSecretKey(Buffer.from(hkdfSync("sha256", master, "shiliu", purpose, keyBytes)));
}
