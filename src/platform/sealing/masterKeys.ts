import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** What a derived key is used for; each purpose has a key of its own. */
export type KeyPurpose = "subject-key-wrap" | "blind-index" | "one-time-code" | "sign-in-lockout";

/** The operator's master keys, by number. New keys are wrapped by the current one; older ones still open theirs. */
export interface MasterKeys {
  currentId: number;
  /** The key that derived keys which cannot be turned (the blind index) come from: the lowest number. */
  firstId: number;
  derive(purpose: KeyPurpose, id?: number): KeyObject;
}

const keyBytes = 32;
const highestId = 32_767;

/** One of the operator's master keys: its number and its 32 bytes. */
export interface MasterKey {
  id: number;
  key: Buffer;
}

/** Holds the operator's master keys, the current one first. */
export function makeMasterKeys(entries: readonly MasterKey[]): MasterKeys {
  const keys = new Map(entries.map(({ id, key }) => [id, key]));
  const [current] = entries;
  if (!current || keys.size !== entries.length)
    throw new Error("SHILIU_MASTER_KEY names a key number twice.");
  const derived = new Map<string, KeyObject>();
  return {
    currentId: current.id,
    firstId: Math.min(...keys.keys()),
    derive(purpose, id = current.id) {
      const name = `${id}:${purpose}`;
      const known = derived.get(name);
      if (known) return known;
      const key = deriveKey(keys.get(id), purpose, id);
      derived.set(name, key);
      return key;
    },
  };
}

/**
 * Reads `SHILIU_MASTER_KEY`: 32 bytes in base64 (key number 1), or, while keys are turned, several as
 * `2:<base64>,1:<base64>`, the current one first. Throws on anything else, without repeating it.
 */
export function parseMasterKeys(text: string): MasterKeys {
  return makeMasterKeys(text.split(",").map((entry) => parseEntry(entry.trim())));
}

function parseEntry(entry: string): MasterKey {
  const [, number = "1", base64 = ""] = /^(?:(\d{1,5}):)?([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? [];
  const id = Number(number);
  const key = Buffer.from(base64, "base64");
  if (key.length !== keyBytes || id < 1 || id > highestId) {
    throw new Error("SHILIU_MASTER_KEY must be 32 bytes in base64, or a list like 2:<base64>,1:<base64>.");
  }
  return { id, key };
}

function deriveKey(master: Buffer | undefined, purpose: KeyPurpose, id: number): KeyObject {
  if (!master) throw new Error(`Master key ${id} is not configured; SHILIU_MASTER_KEY must still list it.`);
  return createSecretKey(Buffer.from(hkdfSync("sha256", master, "shiliu", purpose, keyBytes)));
}
