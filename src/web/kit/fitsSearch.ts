/** What was typed, in the parts that must each be found: they are what is marked, too. */
export function partsOf(typed: string): string[] {
  return typed.normalize("NFKC").toLowerCase().split(/\s+/u).filter(Boolean);
}

/** Whether something has everything that was typed in its name or its words. */
export function fitsSearch({ title, words }: { title: string; words: string }, typed: string): boolean {
  const flat = `${title} ${words}`.normalize("NFKC").toLowerCase();
  return partsOf(typed).every((part) => flat.includes(part));
}
