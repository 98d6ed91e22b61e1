import { setImmediate as breathe } from "node:timers/promises";
import naskhSlices from "@fontsource-variable/noto-naskh-arabic/unicode.json" with { type: "json" };
import chineseSlices from "@fontsource-variable/noto-serif-sc/unicode.json" with { type: "json" };
import type { Font } from "fontkit";
import { openSlicedFont, type Weight } from "./fontSlices.ts";
import { type Outline, outlineOf } from "./outline.ts";

/** A letter in its place in a word. */
export interface Letter {
  /** The same for the same drawing. */
  readonly id: string;
  readonly outline: Outline;
  /** What it is read as; none for a mark that belongs to its neighbour. */
  readonly text: string;
  /** How far the pen moves on, and where the drawing stands beside it, in thousandths of the size. */
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

/** Letters of every text that was prepared. */
export interface Letters {
  /** Reads from the fonts whatever these texts need and was not read before. */
  prepare(texts: readonly string[], weight: Weight): Promise<void>;
  /** The letters of a piece of text, from left to right as they are drawn; of one direction and without spaces inside. */
  shape(piece: string, weight: Weight): readonly Letter[];
  /** Whether some font has this character, which was prepared. */
  has(codePoint: number): boolean;
}

/** Arabic letters, their marks and forms: Uyghur and Kazakh are written with them. */
export const arabic = /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;

const mostKept = 20_000;

/**
 * Reads letters out of the fonts as they are needed and keeps their drawings, which are small; the files themselves are
 * large and are let go again.
 */
class KeptLetters implements Letters {
  readonly #chinese = openSlicedFont("noto-serif-sc", chineseSlices);
  readonly #naskh = openSlicedFont("noto-naskh-arabic", naskhSlices);
  readonly #kept = new Map<string, Letter>();
  readonly #absent = new Set<number>();
  readonly #arabicFonts = new Map<Weight, Font>();
  readonly #shaped = new Map<string, readonly Letter[]>();

  has(codePoint: number): boolean {
    return !this.#absent.has(codePoint);
  }

  async prepare(texts: readonly string[], weight: Weight): Promise<void> {
    const missing = new Map<number, readonly string[]>();
    for (const character of new Set(texts.join(""))) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (arabic.test(character)) await this.#prepareArabic(codePoint, weight);
      else if (!this.#kept.has(`${weight}:${codePoint}`) && !this.#absent.has(codePoint))
        missing.set(codePoint, this.#chinese.slicesOf(codePoint));
    }
    while (missing.size > 0) await this.#prepareNext(missing, weight);
  }

  shape(piece: string, weight: Weight): readonly Letter[] {
    if (!arabic.test(piece))
      return [...piece].flatMap((character) => this.#kept.get(`${weight}:${character.codePointAt(0)}`) ?? []);
    const key = `${weight}:${piece}`;
    const known = this.#shaped.get(key);
    if (known) return known;
    const font = this.#arabicFonts.get(weight);
    if (!font) throw new Error("The text was not prepared");
    const letters = joined(font, piece, weight);
    if (this.#shaped.size >= mostKept) this.#shaped.clear();
    this.#shaped.set(key, letters);
    return letters;
  }

  /** Looks for each character in the next file that may have it, file by file. */
  async #prepareNext(missing: Map<number, readonly string[]>, weight: Weight): Promise<void> {
    const bySlice = new Map<string, number[]>();
    for (const [codePoint, [slice, ...others]] of missing) {
      if (slice === undefined) {
        this.#absent.add(codePoint);
        missing.delete(codePoint);
        continue;
      }
      bySlice.set(slice, [...(bySlice.get(slice) ?? []), codePoint]);
      missing.set(codePoint, others);
    }
    for (const [slice, codePoints] of bySlice) {
      await breathe(); // each file takes some milliseconds: others are served in between
      const font = await this.#chinese.open(slice, weight);
      for (const found of this.#takeOut(font, codePoints, weight)) missing.delete(found);
    }
  }

  async #prepareArabic(codePoint: number, weight: Weight): Promise<void> {
    const font = this.#arabicFonts.get(weight) ?? (await this.#naskh.open("arabic", weight));
    this.#arabicFonts.set(weight, font);
    if (!font.hasGlyphForCodePoint(codePoint)) this.#absent.add(codePoint);
  }

  #takeOut(font: Font, codePoints: readonly number[], weight: Weight): number[] {
    const found = codePoints.filter((codePoint) => font.hasGlyphForCodePoint(codePoint));
    for (const codePoint of found) {
      const outline = outlineOf(font.glyphForCodePoint(codePoint), font.unitsPerEm);
      const id = `${weight}:${codePoint}`;
      const text = String.fromCodePoint(codePoint);
      this.#kept.set(id, { id, outline, text, advance: outline.advance, dx: 0, dy: 0 });
    }
    return found;
  }
}

/** Begins with no letter kept. */
export function makeLetters(): Letters {
  return new KeptLetters();
}

/** Joins the letters of an Arabic word into the forms they take beside each other. */
function joined(font: Font, word: string, weight: Weight): Letter[] {
  const { glyphs, positions } = font.layout(word);
  const scale = 1000 / font.unitsPerEm;
  return glyphs.map((glyph, index) => ({
    id: `${weight}:arabic:${glyph.id}`,
    outline: outlineOf(glyph, font.unitsPerEm),
    text: String.fromCodePoint(...glyph.codePoints),
    advance: (positions[index]?.xAdvance ?? 0) * scale,
    dx: (positions[index]?.xOffset ?? 0) * scale,
    dy: (positions[index]?.yOffset ?? 0) * scale,
  }));
}
