const orientationTag = 0x0112;
const shortType = 3;

/** Reads the orientation (1 to 8) from a TIFF-shaped EXIF block; anything unreadable counts as upright. */
export function exifOrientation(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const order = tiff.toString("latin1", 0, 4);
  if (order !== "II*\0" && order !== "MM\0*") return 1;
  const little = order.startsWith("II");
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directoryAt = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directoryAt + 2 > tiff.length) return 1;
  const entries = u16(directoryAt);
  for (let index = 0; index < entries; index += 1) {
    const at = directoryAt + 2 + index * 12;
    if (at + 12 > tiff.length) return 1;
    if (u16(at) !== orientationTag || u16(at + 2) !== shortType) continue;
    const value = u16(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
