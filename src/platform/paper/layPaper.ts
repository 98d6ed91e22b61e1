import { encode } from "uqr";
import { breakLines } from "./breakLines.ts";
import { layFacts, layGrid } from "./layTable.ts";
import type { Letters } from "./letters.ts";
import { looks } from "./looks.ts";
import type { Block, Paper } from "./paper.ts";
import {
  baselineOf,
  beginMeasuring,
  beginSheets,
  draw,
  isAtTop,
  leave,
  type Mark,
  setText,
  type Sheets,
  textWidth,
  turnPage,
} from "./sheets.ts";

const footSize = 9;
const codeSide = 92;
/** Room to write in, beside what is printed, as part of the leading. */
const betweenSignatures = 0.35;

/** Lays a paper out on pages. Its characters must have been prepared. */
export function layPaper(letters: Letters, paper: Paper): Mark[][] {
  const sheets = beginSheets(letters, looks[paper.look]);
  for (const block of paper.blocks) lay(sheets, block);
  for (const [index, page] of sheets.pages.entries())
    page.push(...footOf(sheets, paper, index + 1, sheets.pages.length));
  return sheets.pages;
}

function lay(sheets: Sheets, block: Block): void {
  const { title, body, leading, small, smallLeading } = sheets.look;
  switch (block.block) {
    case "title":
      setText(sheets, block.text, { size: title, weight: 700, align: "middle", leading: title * 1.5 });
      sheets.y += leading / 3;
      return;
    case "line":
      return setText(sheets, block.text, { size: body, weight: 400, align: block.align, leading });
    case "heading":
      return layHeading(sheets, block.text);
    case "paragraph":
      return layParagraph(sheets, block);
    case "note":
      leave(sheets, small / 2);
      return setText(sheets, block.text, { size: small, weight: 400, leading: smallLeading });
    case "facts":
      leave(sheets, small / 2);
      return layFacts(sheets, block.rows);
    case "grid":
      leave(sheets, small / 2);
      return layGrid(sheets, block);
    case "signatures":
      return layWhole(sheets, (on) => laySignatures(on, block.places));
    case "code":
      return layWhole(sheets, (on) => layCode(on, block));
    case "cut":
      return layCut(sheets, block.text);
    case "together":
      return layWhole(sheets, (on) => {
        for (const each of block.blocks) lay(on, each);
      });
  }
}

/** Lays something that fits on one page on one page. */
function layWhole(sheets: Sheets, layOn: (sheets: Sheets) => void): void {
  const measured = beginMeasuring(sheets);
  layOn(measured);
  if (sheets.y + measured.y > sheets.bottom && !isAtTop(sheets)) turnPage(sheets);
  layOn(sheets);
}

function layHeading(sheets: Sheets, text: string): void {
  const { body, leading } = sheets.look;
  leave(sheets, leading / 3);
  // A heading never stands alone at the foot of a page.
  if (sheets.y + 3 * leading > sheets.bottom && !isAtTop(sheets)) turnPage(sheets);
  setText(sheets, text, { size: body, weight: 700, leading });
}

function layParagraph(sheets: Sheets, { text, indented }: Extract<Block, { block: "paragraph" }>): void {
  const { body, leading } = sheets.look;
  for (const paragraph of text.split("\n")) {
    const indent = indented ? 2 * body : 0;
    setText(sheets, paragraph, { size: body, weight: 400, align: "full", indent, leading });
  }
}

function laySignatures(sheets: Sheets, places: readonly (readonly string[])[]): void {
  const { body, leading, margin } = sheets.look;
  leave(sheets, leading / 2);
  const width = textWidth(sheets) / places.length;
  const top = sheets.y;
  for (const [index, texts] of places.entries()) {
    let y = top;
    for (const text of texts) {
      const lines = breakLines(sheets.letters, text, { size: body, weight: 400, width: width - body / 2 });
      for (const line of lines) {
        draw(sheets, {
          mark: "line",
          line,
          x: margin.left + index * width,
          y: baselineOf(y, leading, body),
          size: body,
        });
        y += leading;
      }
      y += leading * betweenSignatures;
    }
    sheets.y = Math.max(sheets.y, y);
  }
}

function layCode(sheets: Sheets, { content, lines }: Extract<Block, { block: "code" }>): void {
  const { small, smallLeading, margin } = sheets.look;
  leave(sheets, small);
  const top = sheets.y;
  const { data, size } = encode(content, { ecc: "M", border: 0 });
  const module = codeSide / size;
  for (const [row, cells] of data.entries())
    for (const [from, to] of darkRuns(cells))
      draw(sheets, {
        mark: "box",
        x: margin.left + from * module,
        y: top + row * module,
        width: (to - from) * module,
        height: module,
      });
  const beside = codeSide + 16;
  const width = textWidth(sheets) - beside;
  const set = lines.flatMap((text) => breakLines(sheets.letters, text, { size: small, weight: 400, width }));
  for (const [index, line] of set.entries()) {
    const y = baselineOf(top + index * smallLeading, smallLeading, small);
    draw(sheets, { mark: "line", line, x: margin.left + beside, y, size: small });
  }
  sheets.y = top + Math.max(codeSide, set.length * smallLeading) + small;
}

/** Dark modules beside each other are one box: no hair of paper shows between them. */
function darkRuns(cells: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [index, dark] of cells.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

function layCut(sheets: Sheets, text: string): void {
  const { small, smallLeading, margin } = sheets.look;
  leave(sheets, smallLeading);
  setText(sheets, text, { size: small, weight: 400, align: "middle", leading: smallLeading });
  const to = margin.left + textWidth(sheets);
  draw(sheets, { mark: "rule", from: [margin.left, sheets.y], to: [to, sheets.y], thick: 0.6, dashed: true });
  sheets.y += smallLeading / 2;
}

function footOf({ letters, look }: Sheets, paper: Paper, page: number, pages: number): Mark[] {
  const width = textWidth({ look });
  const y = look.height - look.margin.bottom / 2;
  const x = look.margin.left;
  const set = (text: string, align: "start" | "end", share: number) =>
    breakLines(letters, text, { size: footSize, weight: 400, width: width * share, align }).slice(0, 2);
  const number = set(paper.pageNumber(page, pages), "end", 0.25);
  const marks = (lines: ReturnType<typeof set>, left: number) =>
    lines.map(
      (line, index): Mark => ({ mark: "line", line, x: left, y: y + index * footSize * 1.4, size: footSize }),
    );
  return [...marks(set(paper.foot, "start", 0.72), x), ...marks(number, x + width * 0.75)];
}
