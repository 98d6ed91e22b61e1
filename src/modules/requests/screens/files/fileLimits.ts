import type { UploadLimits } from "#web/kit/uploadList.ts";

/** What may be sent along, as the server takes it; it judges again, by content. */
export const fileLimits: UploadLimits = {
  mostFiles: 9,
  mostBytes: 15 * 1_048_576,
  accept: ["image/jpeg", "image/png", "image/webp", ".pdf", ".docx", ".xlsx", ".txt"],
};
