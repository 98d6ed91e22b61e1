/** Whether a template has everything that was typed in its name or its words. */
export function fitsSearch({ title, words }: { title: string; words: string }, typed: string): boolean {
  const flat = `${title} ${words}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/u)
    .every((part) => flat.includes(part));
}
