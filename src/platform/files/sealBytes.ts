import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Readable } from "node:stream";

/*
 * A sealed file:  "SLF1" · 32 bytes of salt · frames
 * A frame:        up to 64 KiB of AES-256-GCM ciphertext · 16-byte tag
 * Its key:        HKDF-SHA256(data key, salt, context), so a data key may seal any number of files
 * Its nonce:      7 zero bytes · frame number (4 bytes) · 1 on the last frame, else 0
 *
 * The number makes moved frames fail, the last-frame byte makes files cut at a frame's edge fail, and the
 * context (which upload, which variant) makes files put in each other's place fail.
 */
const mark = Buffer.from("SLF1", "latin1");
const saltBytes = 32;
const headerBytes = mark.length + saltBytes;
const frameBytes = 64 * 1024;
const tagBytes = 16;
const keyBytes = 32;
const algorithm = "aes-256-gcm";

/** What was stored is not what was sealed: altered, cut short, reordered, or sealed for something else. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

/** Encrypts bytes under a 32-byte data key, bound to a context that must be given again to open them. */
export function sealBytes(plain: Uint8Array, dataKey: Uint8Array, context: string): Buffer {
  // Not handed in: a salt used twice under one key would lay the contents open.
  const salt = randomBytes(saltBytes);
  const key = fileKey(dataKey, salt, context);
  const parts: Uint8Array[] = [mark, salt];
  const frames = Math.max(1, Math.ceil(plain.length / frameBytes));
  for (let number = 0; number < frames; number += 1) {
    const cipher = createCipheriv(algorithm, key, nonce(number, number === frames - 1));
    parts.push(cipher.update(plain.subarray(number * frameBytes, (number + 1) * frameBytes)));
    cipher.final();
    parts.push(cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

/** Opens sealed bytes; throws {@link SealBroken} when they are not as they were sealed. */
export async function unsealBytes(sealed: Uint8Array, dataKey: Uint8Array, context: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of unsealedFrames([sealed], dataKey, context)) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Opens a sealed stream frame by frame, giving out no byte that was not authenticated; the stream fails with
 * {@link SealBroken} where the file is no longer as it was sealed.
 */
export function unsealStream(sealed: Readable, dataKey: Uint8Array, context: string): Readable {
  return Readable.from(unsealedFrames(sealed, dataKey, context), { objectMode: false });
}

async function* unsealedFrames(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  dataKey: Uint8Array,
  context: string,
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let key: Buffer | undefined;
  let number = 0;
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    if (!key) {
      if (held.length < headerBytes) continue;
      key = headerKey(held, dataKey, context);
      held = held.subarray(headerBytes);
    }
    // A full frame is held back until more follows: only the end of the file makes it the last.
    while (held.length > frameBytes + tagBytes) {
      yield openFrame(held.subarray(0, frameBytes + tagBytes), key, nonce(number, false));
      held = held.subarray(frameBytes + tagBytes);
      number += 1;
    }
  }
  if (!key) throw new SealBroken("The sealed file is shorter than its header");
  yield openFrame(held, key, nonce(number, true));
}

function headerKey(held: Buffer, dataKey: Uint8Array, context: string): Buffer {
  if (!held.subarray(0, mark.length).equals(mark))
    throw new SealBroken("The file does not begin as a sealed file");
  return fileKey(dataKey, held.subarray(mark.length, headerBytes), context);
}

function openFrame(frame: Buffer, key: Buffer, frameNonce: Buffer): Buffer {
  if (frame.length < tagBytes) throw new SealBroken("The sealed file ends inside a frame");
  const decipher = createDecipheriv(algorithm, key, frameNonce, { authTagLength: tagBytes });
  decipher.setAuthTag(frame.subarray(-tagBytes));
  const plain = decipher.update(frame.subarray(0, -tagBytes));
  try {
    decipher.final();
  } catch (cause) {
    throw new SealBroken("The sealed file was altered, cut short or sealed for something else", { cause });
  }
  return plain;
}

function fileKey(dataKey: Uint8Array, salt: Uint8Array, context: string): Buffer {
  if (dataKey.length !== keyBytes) throw new Error(`A data key has ${keyBytes} bytes, not ${dataKey.length}`);
  return Buffer.from(hkdfSync("sha256", dataKey, salt, `shiliu sealed file 1\0${context}`, keyBytes));
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}
