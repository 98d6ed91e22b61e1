/** A piece of a text; `hit` where it has words that were searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const excerptCharacters = 110;

/** Cuts a text into pieces that were searched for and pieces that were not. */
export function markHits(text: string, terms: readonly string[]): Piece[] {
  const letters = [...text];
  const flat = letters.map(plainLetter);
  const hits = hitsIn(flat, terms);
  const pieces: Piece[] = [];
  for (const [index, letter] of letters.entries()) {
    const hit = hits[index] ?? false;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += letter;
    else pieces.push({ text: letter, hit });
  }
  return pieces;
}

/** The part of a text, so many characters long, where the most of what was searched for stands together; on one line. */
export function excerptOf(text: string, terms: readonly string[], most = excerptCharacters): Piece[] {
  const letters = [...text.replace(/\s+/gu, " ")];
  const hits = hitsIn(letters.map(plainLetter), terms);
  const start = richestStart(hits, most);
  const cut = letters.slice(start, start + most).join("");
  const ends = start + most < letters.length ? "…" : "";
  return markHits(`${start > 0 ? "…" : ""}${cut}${ends}`, terms);
}

/** One letter stays one letter, so that places in both texts are the same. */
function plainLetter(letter: string): string {
  // Most of every text: a common Chinese character is plain as it stands.
  if (letter >= "一" && letter <= "鿿") return letter;
  const plain = letter.normalize("NFKC").toLowerCase();
  return [...plain].length === 1 ? plain : letter;
}

function hitsIn(flat: readonly string[], terms: readonly string[]): boolean[] {
  const hits = flat.map(() => false);
  for (const term of terms) {
    const wanted = [...term];
    // A long text is gone through once for each term: from one first letter to the next.
    for (let at = startOf(wanted, flat, 0); at >= 0; at = startOf(wanted, flat, at + 1)) {
      if (wanted.every((letter, offset) => flat[at + offset] === letter))
        hits.fill(true, at, at + wanted.length);
    }
  }
  return hits;
}

function startOf([first = ""]: readonly string[], flat: readonly string[], from: number): number {
  return flat.indexOf(first, from);
}

/** Where a window of an excerpt's length holds the most hits; a little before the first of them. */
function richestStart(hits: readonly boolean[], most: number): number {
  let here = 0;
  let best = { start: 0, count: -1 };
  for (let end = 0; end < hits.length; end++) {
    if (hits[end]) here++;
    if (end >= most && hits[end - most]) here--;
    if (here > best.count) best = { start: Math.max(0, end - most + 1), count: here };
  }
  const first = hits.indexOf(true, best.start);
  const lead = 12;
  return first < 0 ? 0 : Math.max(0, Math.min(first - lead, hits.length - most));
}
