/** What is known of a photo before any pixel is decoded. */
export interface PhotoHeader {
  /** The widest and tallest that any part of the file claims, before turning upright. */
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8. */
  orientation: number;
}
