import type { KeyObject } from "node:crypto";
import { decrypt, encrypt } from "./cipher.ts";
import { makeRandomSource, type RandomSource } from "./randomSource.ts";

/** What can be sealed. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

const systemRandom = makeRandomSource();

/**
 * Encrypts a value with a subject's key. `place` names the column and the row (`reporters.sealed:<id>`), so that a
 * sealed value moved to another row no longer opens.
 */
export function seal(
  key: KeyObject,
  value: Json,
  place: string,
  random: RandomSource = systemRandom,
): Buffer {
  return encrypt(key, Buffer.from(JSON.stringify(value), "utf8"), place, random);
}

/** Opens what {@link seal} made; throws where it was tampered with, moved, or sealed with another key. */
export function unseal(key: KeyObject, sealed: Buffer, place: string): unknown {
  return JSON.parse(decrypt(key, sealed, place).toString("utf8"));
}
