import { readFile } from "node:fs/promises";
import { create, type Font } from "fontkit";
import decompress from "woff2-encoder/decompress";

/** How heavy letters are. */
export type Weight = 400 | 700;

/** A font that comes as many small files, each with a part of the characters. */
export interface SlicedFont {
  /** The files that may have a character: some say more of themselves than they hold. */
  slicesOf(codePoint: number): readonly string[];
  /** Opens a file of the font in a weight. */
  open(slice: string, weight: Weight): Promise<Font>;
}

type Range = readonly [first: number, last: number, slice: string];

/** `U+4e00-4e0f,U+4e2d` as ranges. */
function rangesOf(slice: string, unicodeRange: string): Range[] {
  return unicodeRange.split(",").map((range) => {
    const [first = 0, last = first] = range
      .replace(/^\s*U\+/i, "")
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return [first, last, slice];
  });
}

/** A variable font of `@fontsource-variable`: its files, by what its own table says they have. */
export function openSlicedFont(name: string, table: Readonly<Record<string, string>>): SlicedFont {
  const files = new URL("files/", import.meta.resolve(`@fontsource-variable/${name}/package.json`));
  const ranges = Object.entries(table).flatMap(([slice, unicodeRange]) =>
    rangesOf(slice.replaceAll(/[[\]]/g, ""), unicodeRange),
  );
  return {
    slicesOf: (codePoint) =>
      ranges.flatMap(([first, last, slice]) => (codePoint >= first && codePoint <= last ? [slice] : [])),
    async open(slice, weight) {
      const packed = await readFile(new URL(`${name}-${slice}-wght-normal.woff2`, files));
      const font = create(Buffer.from(await decompress(packed)));
      if (!("getVariation" in font)) throw new Error(`${name} holds a collection, not a font`);
      return font.getVariation({ wght: weight });
    },
  };
}
