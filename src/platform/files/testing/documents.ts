import { crc32, deflateRawSync } from "node:zlib";

/** A file to pack into a zip archive. */
export interface ZipPart {
  name: string;
  content: string | Uint8Array;
}

/** Packs parts into a zip archive, byte by byte. */
export function zipOf(...parts: ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, central } = zipEntry(part, at);
    locals.push(local);
    directory.push(central);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

function zipEntry(part: ZipPart, at: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(part.name, "utf8");
  const content = Buffer.from(part.content);
  const packed = deflateRawSync(content);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(at, 10);
  return {
    local: Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, name, packed]),
    central: Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), facts, place, name]),
  };
}

const mainTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
  docm: "application/vnd.ms-word.document.macroEnabled.main+xml",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
} as const;

/** The part of an office document that names the types of the others. */
export function contentTypes(kind: keyof typeof mainTypes, more = ""): ZipPart {
  const content = `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${mainTypes[kind]}"/>${more}</Types>`;
  return { name: "[Content_Types].xml", content };
}

/** A small office document of a kind, with any parts added. */
export function officeDocument(kind: keyof typeof mainTypes, ...more: ZipPart[]): Buffer {
  return zipOf(contentTypes(kind), { name: "word/document.xml", content: "<w:document/>" }, ...more);
}

/** A small PDF. */
export const smallPdf = Buffer.from(
  "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n",
);
