import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { SealBroken, sealBytes, unsealBytes, unsealStream } from "./sealBytes.ts";

const key = Buffer.alloc(32, 7);
const frameBytes = 64 * 1024 + 16;
const headerBytes = 36;

function patterned(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255));
}

describe("sealBytes", () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])("gives %i bytes back as they were", async (length) => {
    const plain = patterned(length);
    const sealed = sealBytes(plain, key, "a");
    expect(await unsealBytes(sealed, key, "a")).toEqual(plain);
  });

  it("opens a stream however it is cut into pieces", async () => {
    const plain = patterned(150_000);
    const sealed = sealBytes(plain, key, "a");
    const pieces = Array.from({ length: Math.ceil(sealed.length / 1013) }, (_, index) =>
      sealed.subarray(index * 1013, (index + 1) * 1013),
    );
    expect(await buffer(unsealStream(Readable.from(pieces), key, "a"))).toEqual(plain);
  });

  it("leaves nothing of the contents readable, and seals the same bytes differently each time", () => {
    const plain = Buffer.from("a face, a house number, a name");
    const sealed = sealBytes(plain, key, "a");
    expect(sealed.includes(plain.subarray(0, 6))).toBe(false);
    expect(sealBytes(plain, key, "a")).not.toEqual(sealed);
  });

  it("refuses a file in which any one byte was flipped", async () => {
    const sealed = sealBytes(patterned(70_000), key, "a");
    const places = [0, 3, 4, 35, 36, 5000, frameBytes + 35, frameBytes + 36, sealed.length - 1];
    for (const at of places) {
      const flipped = Buffer.from(sealed);
      flipped[at]! ^= 1;
      await expect(unsealBytes(flipped, key, "a"), `byte ${at}`).rejects.toThrow(SealBroken);
    }
  });

  it("refuses a file cut short, at a frame's edge too", async () => {
    const sealed = sealBytes(patterned(200_000), key, "a");
    for (const length of [
      0,
      10,
      headerBytes,
      headerBytes + 5,
      headerBytes + frameBytes,
      headerBytes + 2 * frameBytes,
      sealed.length - 1,
    ]) {
      await expect(unsealBytes(sealed.subarray(0, length), key, "a"), `${length} bytes`).rejects.toThrow(
        SealBroken,
      );
    }
  });

  it("refuses frames reordered, repeated, or taken from another file", async () => {
    const sealed = sealBytes(patterned(200_000), key, "a");
    const other = sealBytes(patterned(200_000), key, "a");
    const frame = (of: Buffer, index: number) =>
      of.subarray(headerBytes + index * frameBytes, headerBytes + (index + 1) * frameBytes);
    const header = sealed.subarray(0, headerBytes);
    const last = frame(sealed, 3);
    const wrongs = [
      [header, frame(sealed, 1), frame(sealed, 0), frame(sealed, 2), last],
      [header, frame(sealed, 0), frame(sealed, 0), frame(sealed, 2), last],
      [header, frame(sealed, 0), frame(sealed, 2), last],
      [header, frame(other, 0), frame(sealed, 1), frame(sealed, 2), last],
      [header, frame(sealed, 0), frame(sealed, 1), frame(sealed, 2), last, last],
    ];
    for (const parts of wrongs)
      await expect(unsealBytes(Buffer.concat(parts), key, "a")).rejects.toThrow(SealBroken);
  });

  it("opens under its own key and context only", async () => {
    const sealed = sealBytes(patterned(10), key, "attachment:1:full");
    await expect(unsealBytes(sealed, Buffer.alloc(32, 8), "attachment:1:full")).rejects.toThrow(SealBroken);
    await expect(unsealBytes(sealed, key, "attachment:2:full")).rejects.toThrow(SealBroken);
  });

  it("gives out no byte of a frame that is not authentic, and fails the stream", async () => {
    const sealed = sealBytes(patterned(100_000), key, "a");
    sealed[sealed.length - 1]! ^= 1;
    const seen: Buffer[] = [];
    const reading = (async () => {
      for await (const part of unsealStream(Readable.from([sealed]), key, "a")) seen.push(part as Buffer);
    })();
    await expect(reading).rejects.toThrow(SealBroken);
    expect(Buffer.concat(seen).length).toBe(65_536);
  });

  it("takes no key of another length", () => {
    expect(() => sealBytes(patterned(1), Buffer.alloc(16), "a")).toThrow("32 bytes");
  });
});
