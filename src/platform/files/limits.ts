const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** What may be attached: the most of everything, with its unit in its name. */
export const limits = {
  photoBytes: 15 * mebibyte,
  documentBytes: 20 * mebibyte,
  textBytes: 2 * mebibyte,
  filesPerCase: 9,
  /** Read from the header before a pixel is decoded: a small file can unfold to gigabytes. */
  photoPixels: 50_000_000,
  photoSidePixels: 32_768,
  keptPhotoSidePixels: 4096,
  thumbnailSidePixels: 320,
  /** A progressive JPEG may ask for the whole picture again in every scan; real ones have about ten. */
  jpegScans: 100,
  fileNameCharacters: 200,
  /** One leaves the other core of a small machine to everyone else; a 50-megapixel photo takes up to 900 MB. */
  photosAtOnce: 1,
  /** Held in memory by all uploads under way; counted in bytes, since slow senders of nothing must not shut others out. */
  heldBytes: 512 * mebibyte,
  /** What is still read and thrown away after a refusal, so that a browser gets to see the answer. */
  drainedBytes: 64 * mebibyte,
  uploadHours: 24,
} as const;
