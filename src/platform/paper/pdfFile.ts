import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Letter } from "./letters.ts";
import type { Look } from "./looks.ts";
import type { Mark } from "./sheets.ts";
import { ascent, buildTrueType, descent } from "./trueType.ts";

const squeeze = promisify(deflate);

/** What a file says of itself. */
export interface FileFacts {
  readonly title: string;
  readonly language: string;
  readonly at: Date;
}

/** The letters that a file draws, each with its number in the file's font. */
class UsedLetters {
  readonly all: Letter[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(letter: Letter): number {
    const known = this.#numbers.get(letter.id);
    if (known !== undefined) return known;
    this.all.push(letter);
    this.#numbers.set(letter.id, this.all.length);
    return this.all.length;
  }
}

const hex = (value: number): string => value.toString(16).padStart(4, "0").toUpperCase();
const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A text as PDF writes it: UTF-16 with its mark, in hexadecimal. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

function drawLine({ line, x, y, size }: Extract<Mark, { mark: "line" }>, height: number, used: UsedLetters) {
  const parts: string[] = [`BT /F1 ${short(size)} Tf`];
  let penX = Number.NaN;
  let penY = Number.NaN;
  let open = "";
  const flush = () => {
    if (open !== "") parts.push(`[${open}] TJ`);
    open = "";
  };
  let ofWord = 0;
  for (const placed of line.letters) {
    const { letter, word } = placed;
    if (word) {
      flush();
      parts.push(`/Span << /ActualText ${textString(word.text)} >> BDC`);
      ofWord = word.drawings;
    }
    const atX = x + placed.x + (letter.dx * size) / 1000;
    const atY = height - y + (letter.dy * size) / 1000;
    // A step of the pen along the line is a number between letters; anything else moves it.
    if (atY !== penY || Number.isNaN(penX)) {
      flush();
      parts.push(`1 0 0 1 ${short(atX)} ${short(atY)} Tm`);
    } else if (Math.abs(atX - penX) > 0.01) open += short(((penX - atX) * 1000) / size);
    open += `<${hex(used.numberOf(letter))}>`;
    penX = atX + (Math.round(letter.outline.advance) * size) / 1000;
    penY = atY;
    ofWord -= 1;
    if (ofWord === 0) {
      flush();
      parts.push("EMC");
    }
  }
  flush();
  return [...parts, "ET"].join("\n");
}

function contentOf(marks: readonly Mark[], height: number, used: UsedLetters): string {
  return marks
    .map((mark) => {
      if (mark.mark === "line") return mark.line.letters.length === 0 ? "" : drawLine(mark, height, used);
      if (mark.mark === "box")
        return (
          [mark.x, height - mark.y - mark.height, mark.width, mark.height].map(short).join(" ") + " re f"
        );
      const [from, to] = [mark.from, mark.to].map(([x, y]) => `${short(x)} ${short(height - y)}`);
      return `${short(mark.thick)} w [${mark.dashed ? "3 3" : ""}] 0 d ${from} m ${to} l S`;
    })
    .join("\n");
}

/** Tells what each drawing is read as, so that text can be found, copied and read aloud. */
function toUnicode(letters: readonly Letter[]): string {
  const lines = letters.map(
    ({ text }, index) =>
      `<${hex(index + 1)}> <${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`,
  );
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += 100) {
    const block = lines.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

/** The objects of a file, numbered as they are put in. */
class Objects {
  readonly #bodies: Buffer[] = [];

  put(body: string | Buffer): number {
    this.#bodies.push(typeof body === "string" ? Buffer.from(body, "latin1") : body);
    return this.#bodies.length;
  }

  /** Keeps a number for what is known only later. */
  reserve(): number {
    return this.put("");
  }

  fill(number: number, body: string): void {
    this.#bodies[number - 1] = Buffer.from(body, "latin1");
  }

  async putStream(content: Buffer, more = ""): Promise<number> {
    const packed = await squeeze(content);
    const head = `<< /Length ${packed.length} /Filter /FlateDecode ${more}>>\nstream\n`;
    return this.put(
      Buffer.concat([Buffer.from(head, "latin1"), packed, Buffer.from("\nendstream", "latin1")]),
    );
  }

  file(root: number, info: number): Buffer {
    const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
    let at = parts[0]?.length ?? 0;
    const places: number[] = [];
    for (const [index, body] of this.#bodies.entries()) {
      const whole = Buffer.concat([
        Buffer.from(`${index + 1} 0 obj\n`, "latin1"),
        body,
        Buffer.from("\nendobj\n", "latin1"),
      ]);
      places.push(at);
      parts.push(whole);
      at += whole.length;
    }
    const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
    const count = places.length + 1;
    parts.push(
      Buffer.from(
        `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
        "latin1",
      ),
    );
    return Buffer.concat(parts);
  }
}

async function putFont(objects: Objects, letters: readonly Letter[]): Promise<number> {
  const font = buildTrueType(letters.map(({ outline }) => outline));
  const program = await objects.putStream(font, `/Length1 ${font.length} `);
  const name = "/SHILIU+Paper";
  const descriptor = objects.put(
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [-500 -500 1500 1500] /ItalicAngle 0 ` +
      `/Ascent ${ascent} /Descent ${descent} /CapHeight 700 /StemV 80 /FontFile2 ${program} 0 R >>`,
  );
  const widths = letters.map(({ outline }) => Math.round(outline.advance)).join(" ");
  const descendant = objects.put(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDToGIDMap /Identity /DW 1000 /W [1 [${widths}]] ` +
      `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R >>`,
  );
  const unicode = await objects.putStream(Buffer.from(toUnicode(letters), "latin1"));
  return objects.put(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H ` +
      `/DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}

/** Writes pages as a PDF with one font, which holds the letters that are drawn and no others. */
export async function writePdf(
  pages: readonly (readonly Mark[])[],
  look: Look,
  facts: FileFacts,
): Promise<Buffer> {
  const objects = new Objects();
  const used = new UsedLetters();
  const tree = objects.reserve();
  const resources = objects.reserve();
  const kids: number[] = [];
  for (const marks of pages) {
    const content = await objects.putStream(Buffer.from(contentOf(marks, look.height, used), "latin1"));
    const box = `[0 0 ${look.width} ${look.height}]`;
    kids.push(
      objects.put(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox ${box} /Resources ${resources} 0 R /Contents ${content} 0 R >>`,
      ),
    );
  }
  objects.fill(
    tree,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`,
  );
  const font = await putFont(objects, used.all);
  objects.fill(resources, `<< /Font << /F1 ${font} 0 R >> >>`);
  const root = objects.put(
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (${facts.language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const made = facts.at.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
  const info = objects.put(`<< /Title ${textString(facts.title)} /CreationDate (D:${made}Z) >>`);
  return objects.file(root, info);
}
