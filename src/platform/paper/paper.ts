/** One part of a {@link Paper}, from top to bottom. All texts are already in the reader's language. */
export type Block =
  | { readonly block: "title"; readonly text: string }
  | { readonly block: "line"; readonly text: string; readonly align: "start" | "middle" | "end" }
  | { readonly block: "heading"; readonly text: string }
  /** Set in full lines; its first is indented by two characters where it is running text. */
  | { readonly block: "paragraph"; readonly text: string; readonly indented: boolean }
  | { readonly block: "note"; readonly text: string }
  /** Names and what they stand for, in borders; a row is as wide as the paper and holds one pair or two. */
  | { readonly block: "facts"; readonly rows: readonly (readonly Fact[])[] }
  | {
      readonly block: "grid";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Room to sign and to seal: each with its name and lines to write on. */
  | { readonly block: "signatures"; readonly places: readonly (readonly string[])[] }
  /** A QR code with what it is for beside it. */
  | { readonly block: "code"; readonly content: string; readonly lines: readonly string[] }
  /** Where the lower part is torn off and sent back. */
  | { readonly block: "cut"; readonly text: string }
  /** Never parted over two pages. */
  | { readonly block: "together"; readonly blocks: readonly Block[] };

/** A name and what it stands for. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A column of a grid; its width is its share of the paper's. */
export interface Column {
  readonly label: string;
  readonly share: number;
}

/** A paper, before anybody decides how it looks: what stands on it and in which order. */
export interface Paper {
  readonly title: string;
  readonly language: string;
  readonly look: "letter" | "sheet" | "landscape";
  readonly blocks: readonly Block[];
  /** At the foot of each page: when it was printed, and by whom. */
  readonly foot: string;
  /** The number at the foot of each page. */
  pageNumber(page: number, pages: number): string;
  /** Told at the end, where no font has a character and its number stands instead. */
  readonly missingCharacters: string;
}

/** All texts of a paper, for reading it without looking at it. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((each) => {
    switch (each.block) {
      case "facts":
        return each.rows.flat().flatMap(({ label, value }) => [label, value]);
      case "grid":
        return [...each.columns.map(({ label }) => label), ...each.rows.flat()];
      case "signatures":
        return each.places.flat();
      case "code":
        return [...each.lines];
      case "together":
        return textsOf(each.blocks);
      default:
        return [each.text];
    }
  });
}
