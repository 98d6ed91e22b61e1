import type { Json } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { Attachment } from "#platform/files/attachments.ts";
import type { CaseView } from "../contract.ts";

/** The ids of the files that a step brought. */
export function filesOf({ data }: CaseEvent): readonly Json[] {
  const { files } = data;
  return Array.isArray(files) ? (files as readonly Json[]) : [];
}

/** The files that these steps brought, and no others. */
export function presentFiles(files: readonly Attachment[], events: readonly CaseEvent[]): CaseView["files"] {
  const named = new Set(events.flatMap(filesOf));
  return files
    .filter((file) => named.has(file.id))
    .map(({ id, fileName, mediaType, sizeBytes, thumbnail }) => ({
      id,
      ...(fileName === undefined ? {} : { name: fileName }),
      mediaType,
      sizeBytes,
      thumbnail,
    }));
}
