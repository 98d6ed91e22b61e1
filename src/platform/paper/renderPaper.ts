import { layPaper } from "./layPaper.ts";
import type { Letters } from "./letters.ts";
import { looks } from "./looks.ts";
import { type Block, type Paper, textsOf } from "./paper.ts";
import { mirrored } from "./pieces.ts";
import { writePdf } from "./pdfFile.ts";

const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufe00-\ufe0f]/gu;
const always = `〔〕0123456789ABCDEFU+ ${Object.keys(mirrored).join("")}`;

/** Draws a paper as a PDF. A character that no font has is told by its number, to be written in by hand. */
export async function renderPaper(letters: Letters, paper: Paper, now: Date): Promise<Buffer> {
  const visible = { ...paper, blocks: paper.blocks.map((block) => mapTexts(block, shownText)) };
  const texts = [
    ...textsOf(visible.blocks),
    visible.foot,
    visible.missingCharacters,
    visible.pageNumber(1, 1),
    always,
  ];
  for (const weight of [400, 700] as const) await letters.prepare(texts, weight);
  let missing = false;
  const replace = (text: string): string =>
    [...text]
      .map((character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        if (character === "\n" || letters.has(codePoint)) return character;
        missing = true;
        return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}〕`;
      })
      .join("");
  const blocks = visible.blocks.map((block) => mapTexts(block, replace));
  const foot = replace(visible.foot);
  const note: Block[] = missing ? [{ block: "note", text: visible.missingCharacters }] : [];
  const pages = layPaper(letters, { ...visible, blocks: [...blocks, ...note], foot });
  return writePdf(pages, looks[paper.look], { title: paper.title, language: paper.language, at: now });
}

/** What can be drawn of a text: breaks of lines stay, tabulators are spaces, what has no form goes. */
function shownText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(unseen, (character) => (character === "\n" ? "\n" : ""));
}

function mapTexts(block: Block, change: (text: string) => string): Block {
  switch (block.block) {
    case "facts":
      return {
        ...block,
        rows: block.rows.map((row) =>
          row.map(({ label, value }) => ({ label: change(label), value: change(value) })),
        ),
      };
    case "grid":
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, label: change(column.label) })),
        rows: block.rows.map((row) => row.map(change)),
      };
    case "signatures":
      return { ...block, places: block.places.map((lines) => lines.map(change)) };
    case "code":
      return { ...block, lines: block.lines.map(change) };
    case "together":
      return { ...block, blocks: block.blocks.map((each) => mapTexts(each, change)) };
    default:
      return { ...block, text: change(block.text) };
  }
}
