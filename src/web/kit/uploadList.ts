import type { UploadedFile } from "#web/client/uploadFile.ts";

/** One chosen file on its way to the server. */
export interface UploadItem {
  /** Of this list only; the server's id comes with `uploaded`. */
  key: string;
  name: string;
  sizeBytes: number;
  state:
    | { step: "waiting" }
    | { step: "uploading"; share: number }
    | { step: "done"; uploaded: UploadedFile }
    | { step: "failed"; problem: UploadProblem };
}

/** Why a file did not go up. `refused` brings the server's own sentence. */
export type UploadProblem =
  | { kind: "too-big" }
  | { kind: "wrong-kind" }
  | { kind: "not-sent" }
  | { kind: "refused"; sentence: string };

/** What a form allows. */
export interface UploadLimits {
  mostFiles: number;
  mostBytes: number;
  /** As in `<input accept>`: `image/*`, `application/pdf`, `.docx`. */
  accept: readonly string[];
}

/** What a chosen file shows of itself before it is sent. */
export interface ChosenFile {
  name: string;
  size: number;
  type: string;
}

/** Why a file cannot be sent at all, if so; the server judges again, by content. */
export function problemOf(file: ChosenFile, limits: UploadLimits): UploadProblem | undefined {
  if (!limits.accept.some((pattern) => accepts(pattern, file))) return { kind: "wrong-kind" };
  if (file.size > limits.mostBytes) return { kind: "too-big" };
  return undefined;
}

function accepts(pattern: string, file: ChosenFile): boolean {
  if (pattern.startsWith(".")) return file.name.toLowerCase().endsWith(pattern.toLowerCase());
  if (pattern.endsWith("/*")) return file.type.startsWith(pattern.slice(0, -1));
  return file.type === pattern;
}

/** Of newly chosen files, those for which there is still room. */
export function withinRoom<File>(
  items: readonly UploadItem[],
  chosen: readonly File[],
  limits: UploadLimits,
): readonly File[] {
  return chosen.slice(0, Math.max(0, limits.mostFiles - items.length));
}

/** Puts one item into another state; an item removed meanwhile stays removed. */
export function withState(
  items: readonly UploadItem[],
  key: string,
  state: UploadItem["state"],
): UploadItem[] {
  return items.map((item) => (item.key === key ? { ...item, state } : item));
}

/** Items for files that were uploaded before, as a restored draft brings them. */
export function itemsOf(files: readonly UploadedFile[]): UploadItem[] {
  return files.map((uploaded) => ({
    key: uploaded.id,
    name: uploaded.name,
    sizeBytes: uploaded.sizeBytes,
    state: { step: "done", uploaded },
  }));
}

/** The files the server holds. */
export function uploadedOf(items: readonly UploadItem[]): UploadedFile[] {
  return items.flatMap(({ state }) => (state.step === "done" ? [state.uploaded] : []));
}

/** Whether everything is up, something still on its way, or something failed. */
export function standingOf(items: readonly UploadItem[]): "settled" | "uploading" | "failed" {
  if (items.some(({ state }) => state.step === "waiting" || state.step === "uploading")) return "uploading";
  return items.some(({ state }) => state.step === "failed") ? "failed" : "settled";
}
