import { BlendMode, ResizeFilterType, ResizeFit, Transformer } from "@napi-rs/image";
import { isRefusal, refuse } from "#engine/refusal.ts";
import { jpegPictureOnly } from "./jpegSegments.ts";
import { limits } from "./limits.ts";
import type { PhotoHeader } from "./photoHeader.ts";
import { readPhotoHeader } from "./readPhotoHeader.ts";
import type { PhotoFormat } from "./recogniseFile.ts";
import type { FileRefusal } from "./refusals.ts";

const keptQuality = 85;
const thumbnailQuality = 75;

/** A photo made anew from its pixels, upright, with nothing else of the original in it. */
export interface CleanPhoto {
  /** JPEG. */
  full: Buffer;
  /** WebP. */
  thumbnail: Buffer;
  width: number;
  height: number;
}

/**
 * Decodes a photo, turns it upright, fits it to the kept size and encodes it anew as JPEG: place, time,
 * camera, text, previews, colour profile and anything behind the picture stay behind. Runs off the main thread.
 */
export async function cleanPhoto(bytes: Uint8Array, format: PhotoFormat): Promise<CleanPhoto | FileRefusal> {
  const header = readPhotoHeader(bytes, format);
  if (isRefusal(header)) return header;
  if (unfoldsTooFar(header)) return refuse("photo-too-many-pixels");
  try {
    return await encodeAnew(bytes, format, header);
  } catch {
    // The header, the pixel count and our own options are sound, so what the decoder rejects is the photo.
    return refuse("photo-damaged");
  }
}

function unfoldsTooFar({ width, height }: PhotoHeader): boolean {
  return width * height > limits.photoPixels || Math.max(width, height) > limits.photoSidePixels;
}

async function encodeAnew(bytes: Uint8Array, format: PhotoFormat, header: PhotoHeader): Promise<CleanPhoto> {
  const upright = header.orientation >= 5 ? { width: header.height, height: header.width } : header;
  const kept = fitWithin(upright, limits.keptPhotoSidePixels);
  // The library's EXIF reader need not meet what strangers send; PNG and WebP it turns by no EXIF anyway.
  const picture =
    format === "jpeg" ? jpegPictureOnly(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) : bytes;
  const image = new Transformer(picture).rotate(header.orientation);
  if (kept.width !== upright.width || kept.height !== upright.height) {
    image.fastResize({ width: kept.width, height: kept.height, fit: ResizeFit.Fill });
  }
  // JPEG drops transparency and would show the colours hidden under it.
  if (format !== "jpeg") image.composite(await whitePixel(), { tile: true, blend: BlendMode.DestOver });
  const full = await image.jpeg(keptQuality);
  return { full, thumbnail: await thumbnailOf(full, kept), ...kept };
}

/** From the finished photo: a second resize on one image of the library is ignored after `fastResize`. */
function thumbnailOf(full: Buffer, size: { width: number; height: number }): Promise<Buffer> {
  const small = fitWithin(size, limits.thumbnailSidePixels);
  return new Transformer(full)
    .resize({ ...small, filter: ResizeFilterType.Triangle, fit: ResizeFit.Fill })
    .webp(thumbnailQuality);
}

function whitePixel(): Promise<Buffer> {
  return Transformer.fromRgbaPixels(Uint8Array.of(255, 255, 255, 255), 1, 1).png();
}

function fitWithin(size: { width: number; height: number }, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}
