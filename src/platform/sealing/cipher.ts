import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import type { RandomSource } from "./randomSource.ts";

const algorithm = "aes-256-gcm";
const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** Encrypts bytes with AES-256-GCM as version ‖ nonce ‖ ciphertext ‖ tag; `place` is authenticated, not stored. */
export function encrypt(key: KeyObject, plain: Buffer, place: string, random: RandomSource): Buffer {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place, "utf8"));
  const hidden = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(formatVersion), nonce, hidden, cipher.getAuthTag()]);
}

/** Reverses {@link encrypt}. Throws where the bytes, the key or the place is not the one they were encrypted with. */
export function decrypt(key: KeyObject, sealed: Buffer, place: string): Buffer {
  if (sealed.length < headBytes + tagBytes || sealed[0] !== formatVersion) {
    throw new Error("A sealed value is damaged or of an unknown format.");
  }
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, headBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(place, "utf8"));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]);
}
