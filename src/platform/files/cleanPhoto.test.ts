import { Transformer } from "@napi-rs/image";
import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { type CleanPhoto, cleanPhoto } from "./cleanPhoto.ts";
import type { PhotoFormat } from "./recogniseFile.ts";
import {
  cornerColours,
  encodedPhoto,
  exifBlock,
  phoneJpeg,
  pngChunk,
  secrets,
  storedPixels,
  webpChunk,
  webpOf,
  webpWithExif,
  withJpegSegments,
  withJpegSize,
  withPngChunks,
  withPngSize,
} from "./testing/photos.ts";

async function cleaned(bytes: Uint8Array, format: PhotoFormat): Promise<CleanPhoto> {
  const photo = await cleanPhoto(bytes, format);
  if (isRefusal(photo)) throw new Error(`refused: ${photo.refused}`);
  return photo;
}

/** The markers of a JPEG in order, and how many bytes follow its end. */
function jpegParts(jpeg: Buffer): { markers: number[]; trailing: number } {
  const markers: number[] = [];
  let at = 2;
  while (jpeg[at + 1] !== 0xda) {
    markers.push(jpeg[at + 1]!);
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  const end = jpeg.indexOf(Buffer.of(0xff, 0xd9), at);
  return { markers, trailing: jpeg.length - end - 2 };
}

/** Whether any eight bytes in a row of a secret are found in the file. */
function holdsPartOf(file: Buffer, secret: Buffer): boolean {
  for (let at = 0; at + 8 <= secret.length; at += 1) {
    const part = secret.subarray(at, at + 8);
    if (new Set(part).size > 3 && file.includes(part)) return true;
  }
  return false;
}

async function cornersOf(image: Buffer): Promise<number[][]> {
  const { width, height } = await new Transformer(image).metadata();
  const pixels = await new Transformer(image).rawPixels();
  const at = (x: number, y: number) => [...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  return [at(3, 3), at(width - 4, 3), at(width - 4, height - 4), at(3, height - 4)];
}

function expectColours(corners: number[][]): void {
  corners.forEach((corner, index) => {
    const distance = corner.map((value, channel) => Math.abs(value - cornerColours[index]![channel]!));
    expect(Math.max(...distance), `corner ${index}: ${corner.join(",")}`).toBeLessThan(30);
  });
}

describe("cleanPhoto takes everything but the picture out", () => {
  it("keeps no byte of place, maker note, XMP, IPTC, comment, preview or trailer of a JPEG", async () => {
    const original = await phoneJpeg(6);
    const photo = await cleaned(original, "jpeg");
    for (const [name, secret] of Object.entries(secrets)) {
      // The directory's offsets depend on where it lies; its values do not.
      const telling = name === "gps" ? secret.subarray(30) : secret;
      expect(original.includes(telling), `${name} is in the original`).toBe(true);
      expect(holdsPartOf(photo.full, telling), `${name} in the photo`).toBe(false);
      expect(holdsPartOf(photo.thumbnail, telling), `${name} in the thumbnail`).toBe(false);
    }
  });

  it("makes a JPEG of picture tables and picture data only, with nothing behind its end", async () => {
    for (const [format, bytes] of [
      ["jpeg", await phoneJpeg(3)],
      ["png", withPngChunks(await encodedPhoto("png"), pngChunk("tEXt", Buffer.from("Comment\0hello")))],
    ] as const) {
      const { markers, trailing } = jpegParts((await cleaned(bytes, format)).full);
      const tables = new Set([0xe0, 0xdb, 0xc0, 0xc4]);
      expect(markers.filter((marker) => !tables.has(marker))).toEqual([]);
      expect(trailing).toBe(0);
    }
  });

  it("makes a thumbnail of one picture chunk only", async () => {
    const { thumbnail } = await cleaned(await phoneJpeg(1), "jpeg");
    expect(thumbnail.toString("latin1", 8, 15)).toBe("WEBPVP8");
    expect(thumbnail.readUInt32LE(16) + 20).toBeGreaterThanOrEqual(thumbnail.length - 1);
  });

  it("keeps no text, XMP or EXIF chunk of a PNG, nor what follows its end", async () => {
    const text = Buffer.from("Comment\0GPS 44.0145 N 87.3082 E, room 302");
    const xmp = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta exif:GPSLatitude="44"/>');
    const original = Buffer.concat([
      withPngChunks(
        await encodedPhoto("png"),
        pngChunk("tEXt", text),
        pngChunk("iTXt", xmp),
        pngChunk("eXIf", exifBlock(1)),
      ),
      secrets.trailer,
    ]);
    const { full, thumbnail } = await cleaned(original, "png");
    for (const secret of [text, xmp, secrets.makerNote, secrets.trailer]) {
      expect(holdsPartOf(original, secret)).toBe(true);
      expect(holdsPartOf(full, secret) || holdsPartOf(thumbnail, secret)).toBe(false);
    }
  });

  it("does not reveal the colours hidden under transparency", async () => {
    const hidden = Buffer.alloc(32 * 32 * 4);
    for (let at = 0; at < hidden.length; at += 4) hidden.set([200, 0, 0, 0], at);
    for (const format of ["png", "webp"] as const) {
      const image = Transformer.fromRgbaPixels(hidden, 32, 32);
      const bytes = format === "png" ? await image.png() : await image.webpLossless();
      const pixels = await new Transformer((await cleaned(bytes, format)).full).rawPixels();
      expect(Math.min(...pixels), `a ${format}`).toBeGreaterThan(250);
    }
  });
});

describe("cleanPhoto turns the photo upright and fits it", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("applies EXIF orientation %i of a JPEG", async (orientation) => {
    const photo = await cleaned(await phoneJpeg(orientation), "jpeg");
    expect([photo.width, photo.height]).toEqual([64, 48]);
    expectColours(await cornersOf(photo.full));
    expectColours(await cornersOf(photo.thumbnail));
  });

  it.each([3, 6, 8])("applies EXIF orientation %i of a PNG and of a WebP", async (orientation) => {
    const png = await encodedPhoto("png", { orientation });
    expectColours(
      await cornersOf(
        (await cleaned(withPngChunks(png, pngChunk("eXIf", exifBlock(orientation))), "png")).full,
      ),
    );
    const stored = storedPixels(64, 48, orientation);
    const webp = await encodedPhoto("webp", { orientation });
    const laden = webpWithExif(webp, stored.width, stored.height, exifBlock(orientation));
    expectColours(await cornersOf((await cleaned(laden, "webp")).full));
  });

  it("takes a photo with unreadable EXIF as upright", async () => {
    const bare = await encodedPhoto("jpeg");
    for (const junk of [
      "Exif\0\0garbage",
      "Exif\0\0II*\0\xff\xff\xff\x7f",
      "Exif\0\0MM\0*\0\0\0\x08\xff\xff",
    ]) {
      const photo = await cleaned(withJpegSegments(bare, [0xe1, Buffer.from(junk, "latin1")]), "jpeg");
      expectColours(await cornersOf(photo.full));
    }
  });

  it("fits the long edge within 4096 px and the thumbnail within 320, and enlarges nothing", async () => {
    const wide = await cleaned(await encodedPhoto("jpeg", { width: 5000, height: 100 }), "jpeg");
    expect([wide.width, wide.height]).toEqual([4096, 82]);
    expect(await new Transformer(wide.full).metadata()).toMatchObject({ width: 4096, height: 82 });
    expect(await new Transformer(wide.thumbnail).metadata()).toMatchObject({ width: 320, height: 6 });
    const small = await cleaned(await encodedPhoto("jpeg", { width: 40, height: 30 }), "jpeg");
    expect(await new Transformer(small.full).metadata()).toMatchObject({ width: 40, height: 30 });
    expect(await new Transformer(small.thumbnail).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  it("fits a photo one pixel wide", async () => {
    const sliver = await cleaned(await encodedPhoto("png", { width: 1, height: 5000 }), "png");
    expect(await new Transformer(sliver.full).metadata()).toMatchObject({ width: 1, height: 4096 });
  });

  it("turns a tall narrow photo before it fits it", async () => {
    const photo = await cleaned(await phoneJpeg(6, { width: 50, height: 5000 }), "jpeg");
    expect([photo.width, photo.height]).toEqual([41, 4096]);
  });
});

describe("cleanPhoto refuses", () => {
  const bomb = { refused: "photo-too-many-pixels" };
  const damaged = { refused: "photo-damaged" };

  it("more than 50 megapixels, by the header alone", async () => {
    const started = performance.now();
    expect(await cleanPhoto(withJpegSize(await encodedPhoto("jpeg"), 10_000, 6_000), "jpeg")).toEqual(bomb);
    expect(await cleanPhoto(withPngSize(await encodedPhoto("png"), 10_000, 6_000), "png")).toEqual(bomb);
    expect(await cleanPhoto(withPngSize(await encodedPhoto("png"), 1_000_000, 1), "png")).toEqual(bomb);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("a WebP whose canvas is small and whose picture is huge", async () => {
    const huge = Buffer.of(0x2f, 0xff, 0xff, 0xff, 0x0f, 0);
    const bytes = webpOf(webpChunk("VP8X", Buffer.alloc(10)), webpChunk("VP8L", huge));
    expect(await cleanPhoto(bytes, "webp")).toEqual(bomb);
  });

  it("a photo cut short anywhere", async () => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const whole = await encodedPhoto(format, { width: 200, height: 150 });
      for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
        const cut = whole.subarray(0, Math.floor(whole.length * share));
        expect(await cleanPhoto(cut, format), `${format} ${share}`).toEqual(damaged);
      }
      expect(await cleanPhoto(whole.subarray(0, -1), format), `${format} less its last byte`).toEqual(
        damaged,
      );
    }
  });

  it("a JPEG that asks for the picture over and over", async () => {
    const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]);
    const whole = await encodedPhoto("jpeg");
    const bytes = Buffer.concat([
      whole.subarray(0, -2),
      ...Array.from({ length: 100 }, () => scan),
      whole.subarray(-2),
    ]);
    expect(await cleanPhoto(bytes, "jpeg")).toEqual(damaged);
  });

  it("a JPEG without a picture, and an animated WebP", async () => {
    expect(await cleanPhoto(Buffer.of(0xff, 0xd8, 0xff, 0xd9), "jpeg")).toEqual(damaged);
    const animated = webpOf(webpChunk("VP8X", Buffer.alloc(10)), webpChunk("ANIM", Buffer.alloc(6)));
    expect(await cleanPhoto(animated, "webp")).toEqual({ refused: "file-type-not-allowed" });
  });
});
