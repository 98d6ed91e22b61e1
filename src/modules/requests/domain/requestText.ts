import type { Json } from "#engine/case.ts";

/** What somebody asked, as it is read: an imported title stands above the words. `undefined` where it cannot be read. */
export function requestText(said: Readonly<Record<string, Json>>): string | undefined {
  const { subject, words } = said;
  if (typeof words !== "string") return undefined;
  // Many forms of old made the title of the first words.
  return typeof subject === "string" && !words.startsWith(subject) ? `${subject}\n\n${words}` : words;
}
