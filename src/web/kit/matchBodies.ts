/** A body one can choose, as a list gives it. */
export interface BodyOption {
  id: string;
  name: string;
  /** Names from the top of the tree down to its parent. */
  path: readonly string[];
  /** Why it cannot be chosen now; it is then shown and not selectable. */
  unavailable?: string;
  /** How well its name sounds like some letters; small is good. Desks alone know it: public pages carry what they must. */
  soundsLike?: (letters: string) => number | undefined;
  /** Said beside its name: what it has in hand. */
  note?: string;
  /** Whether the note tells of something late. */
  pressing?: boolean;
}

/** Bodies that fit what was typed, best first, and how many more there are. */
export interface BodyMatches {
  shown: readonly BodyOption[];
  more: number;
}

/**
 * Finds bodies by parts of their Chinese names. Words may come in any order and may name what lies above
 * (阜康 市监); 市监局 finds 市场监督管理局, since its characters stand in it in this order, and so does scjd where its
 * sounds are known.
 */
export function matchBodies(options: readonly BodyOption[], query: string, most: number): BodyMatches {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found: { option: BodyOption; rank: number; order: number }[] = [];
  options.forEach((option, order) => {
    const rank = rankOf(option, words);
    if (rank !== undefined) found.push({ option, rank, order });
  });
  if (words.length > 0) found.sort((one, other) => one.rank - other.rank || one.order - other.order);
  return { shown: found.slice(0, most).map(({ option }) => option), more: Math.max(0, found.length - most) };
}

/** Small is good; a word that fits nowhere rules the body out. Among equals the order given counts: the near ones first. */
function rankOf(option: BodyOption, words: readonly string[]): number | undefined {
  let rank = 0;
  for (const word of words) {
    const wordRank = rankWord(option, word);
    if (wordRank === undefined) return undefined;
    rank += wordRank;
  }
  return rank;
}

function rankWord({ name, path, soundsLike }: BodyOption, word: string): number | undefined {
  const own = name.toLowerCase();
  if (own === word) return 0;
  if (own.startsWith(word)) return 1;
  if (own.includes(word)) return 2;
  const above = path.join("").toLowerCase();
  if (hasInOrder(own, word)) return 3;
  if (above.includes(word)) return 4;
  return hasInOrder(above + own, word) ? 5 : soundsLike?.(word);
}

/** Whether characters stand in a text in this order, others between them or not. */
export function hasInOrder(text: string, characters: string): boolean {
  let from = 0;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}
