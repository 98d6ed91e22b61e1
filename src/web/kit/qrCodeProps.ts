/** What `QrCode` takes. */
export interface QrCodeProps {
  /** What a camera reads. */
  text: string;
  /** What it leads to, in words: below it, and for a screen reader. */
  label: string;
}
