import { refuse } from "#engine/refusal.ts";
import { limits } from "./limits.ts";
import { endingsOf, type MediaType } from "./mediaType.ts";
import type { FileRefusal } from "./refusals.ts";

/** Controls, line separators, and the marks that make `gpj.exe` read as `exe.jpg`; joiners that scripts need stay. */
const hiddenCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/;
const notInFileNames = /[<>:"|?*]/g;
const photoEnding = /\.(?:jpe?g|png|webp|hei[cf])$/i;

/** Keeps the last part of a name as its owner wrote it, or refuses it. */
export function cleanFileName(name: string): string | FileRefusal {
  if (hiddenCharacter.test(name) || !name.isWellFormed()) return refuse("file-name-invalid");
  const lastPart = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const cleaned = lastPart.replace(notInFileNames, "_").replace(/^[\s.]+|[\s.]+$/g, "");
  const fits = cleaned.length > 0 && cleaned.length <= limits.fileNameCharacters;
  return fits ? cleaned : refuse("file-name-invalid");
}

/** The name a download gets: its ending always says what the file is, whatever its owner called it. */
export function downloadName(name: string, mediaType: MediaType): string {
  const [ending, ...others] = endingsOf[mediaType];
  const given = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (name.includes(".") && [ending, ...others].includes(given)) return name;
  const stem = mediaType === "image/jpeg" ? name.replace(photoEnding, "") : name;
  return `${stem}.${ending}`;
}
