import { breakLines, type Line, type Setting } from "./breakLines.ts";
import type { Letters } from "./letters.ts";
import type { Look } from "./looks.ts";

/** Something drawn on a page; from its upper left corner, in points. */
export type Mark =
  | {
      readonly mark: "line";
      readonly line: Line;
      readonly x: number;
      readonly y: number;
      readonly size: number;
    }
  | {
      readonly mark: "rule";
      readonly from: readonly [x: number, y: number];
      readonly to: readonly [x: number, y: number];
      readonly thick: number;
      readonly dashed?: boolean;
    }
  | {
      readonly mark: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

/** Pages in the making: where the next thing stands. */
export interface Sheets {
  readonly letters: Letters;
  readonly look: Look;
  readonly pages: Mark[][];
  /** From the top of the last page. */
  y: number;
  /** Where a page ends; without end while something is only measured. */
  readonly bottom: number;
}

/** Begins with one empty page. */
export function beginSheets(letters: Letters, look: Look): Sheets {
  return { letters, look, pages: [[]], y: look.margin.top, bottom: look.height - look.margin.bottom };
}

/** The same paper on an endless page, for measuring. */
export function beginMeasuring({ letters, look }: Sheets): Sheets {
  return { letters, look, pages: [[]], y: 0, bottom: Number.POSITIVE_INFINITY };
}

/** How wide the text may be. */
export function textWidth({ look }: Pick<Sheets, "look">): number {
  return look.width - look.margin.left - look.margin.right;
}

/** Draws on the last page. */
export function draw(sheets: Sheets, mark: Mark): void {
  sheets.pages.at(-1)?.push(mark);
}

/** Goes on at the top of a new page. */
export function turnPage(sheets: Sheets): void {
  sheets.pages.push([]);
  sheets.y = sheets.look.margin.top;
}

/** Whether nothing stands on the page yet. */
export function isAtTop(sheets: Sheets): boolean {
  return sheets.pages.at(-1)?.length === 0;
}

/** Leaves room, but for the top of a page. */
export function leave(sheets: Sheets, points: number): void {
  if (!isAtTop(sheets)) sheets.y += points;
}

/** Where a line's letters stand between the edges of its leading. */
export function baselineOf(top: number, leading: number, size: number): number {
  return top + leading / 2 + size * 0.36;
}

/** Sets text over the whole width, page after page; neither the first nor the last line of it stands alone. */
export function setText(
  sheets: Sheets,
  text: string,
  setting: Omit<Setting, "width"> & { leading: number },
): void {
  const lines = breakLines(sheets.letters, text, { ...setting, width: textWidth(sheets) });
  for (const [index, line] of lines.entries()) {
    const alone =
      index === 0 && lines.length > 1 ? 2 : index === lines.length - 2 && lines.length > 2 ? 2 : 1;
    if (sheets.y + alone * setting.leading > sheets.bottom && !isAtTop(sheets)) turnPage(sheets);
    const { leading, size } = setting;
    draw(sheets, {
      mark: "line",
      line,
      x: sheets.look.margin.left,
      y: baselineOf(sheets.y, leading, size),
      size,
    });
    sheets.y += leading;
  }
}
