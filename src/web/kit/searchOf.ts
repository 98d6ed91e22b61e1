const fewestSearched = 2;
const mostSearched = 100;

/** What is searched for, out of what somebody typed or a caller said; empty where it is too little. */
export function searchOf(typed: string): string {
  // Telephone and identity numbers that a caller says are nobody's knowledge, and addresses are logged.
  const flat = typed
    .replace(/\d{7,}[\dXx]?/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const letters = [...flat];
  return letters.length < fewestSearched ? "" : letters.slice(0, mostSearched).join("");
}
