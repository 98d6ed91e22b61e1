import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { limits } from "./limits.ts";
import { prepareFile } from "./prepareFile.ts";
import { contentTypes, officeDocument, smallPdf, zipOf } from "./testing/documents.ts";
import { encodedPhoto, phoneJpeg } from "./testing/photos.ts";

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
  const prepared = await prepareFile(bytes);
  return isRefusal(prepared) ? prepared.refused : undefined;
}

describe("prepareFile accepts by content", () => {
  it.each(["jpeg", "png", "webp"] as const)("a %s, which becomes a JPEG with a thumbnail", async (format) => {
    const prepared = await prepareFile(await encodedPhoto(format));
    expect(prepared).toMatchObject({ mediaType: "image/jpeg", width: 64, height: 48 });
    expect(prepared).toHaveProperty("thumbnail");
  });

  it.each([
    ["a PDF", smallPdf, "application/pdf"],
    ["a DOCX", officeDocument("docx"), docx],
    ["an XLSX", officeDocument("xlsx"), xlsx],
    ["UTF-8 text", Buffer.from("石榴籽服务站\r\n第一行\t第二列"), "text/plain;charset=utf-8"],
    ["UTF-8 text with a byte order mark", Buffer.from("\ufeff石榴"), "text/plain;charset=utf-8"],
    ["GB 18030 text", Buffer.from("caafc1f1c4e3bac3a3ac8139ee39", "hex"), "text/plain;charset=gb18030"],
    ["text that begins like a bitmap", Buffer.from("BMW parked at the gate"), "text/plain;charset=utf-8"],
  ])("%s, kept byte for byte", async (_, bytes, mediaType) => {
    expect(await prepareFile(bytes)).toEqual({ mediaType, full: bytes });
  });

  it("keeps nothing of an archive or page hidden behind a photo", async () => {
    const html = "<script>alert(document.domain)</script>";
    const hidden = zipOf({ name: "page.html", content: html });
    const polyglot = Buffer.concat([await phoneJpeg(1), Buffer.from(html), hidden]);
    const prepared = await prepareFile(polyglot);
    if (isRefusal(prepared)) throw new Error(prepared.refused);
    expect(Buffer.from(prepared.full).includes("PK\x03\x04")).toBe(false);
    expect(Buffer.from(prepared.full).includes("<script")).toBe(false);
  });
});

describe("prepareFile refuses", () => {
  const box = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, "latin1");

  it.each([
    ["an empty file", Buffer.alloc(0), "file-empty"],
    ["HEIC, with a code of its own", box("heic"), "photo-format-not-readable"],
    ["HEIF", box("mif1"), "photo-format-not-readable"],
    ["AVIF", box("avif"), "photo-format-not-readable"],
    ["TIFF", Buffer.from("II*\0\x08\0\0\0\0\0\0\0\0\0", "latin1"), "photo-format-not-readable"],
    ["MP4", box("isom"), "file-type-not-allowed"],
    ["GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "file-type-not-allowed"],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "file-type-not-allowed"],
    ["HTML", Buffer.from("<!doctype html><script>1</script>"), "file-type-not-allowed"],
    ["RTF", Buffer.from("{\\rtf1 hello}"), "file-type-not-allowed"],
    ["a script", Buffer.from("#!/bin/sh\nrm -rf ~"), "file-type-not-allowed"],
    ["a program", Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "latin1"), "file-type-not-allowed"],
    ["an old Word file", Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"), "file-type-not-allowed"],
    ["UTF-16 text", Buffer.from("\ufeffhello", "utf16le"), "file-type-not-allowed"],
    ["a plain zip", zipOf({ name: "a.txt", content: "a" }), "file-type-not-allowed"],
    ["a presentation", officeDocument("pptx"), "file-type-not-allowed"],
    ["a photo behind a byte order mark", Buffer.from("efbbbfffd8ffe0", "hex"), "file-type-not-allowed"],
  ])("%s", async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it.each([
    ["vbaProject.bin in word/", officeDocument("docx", { name: "word/vbaProject.bin", content: "macro" })],
    [
      "it in other letters and places",
      officeDocument("xlsx", { name: "XL\\VBAPROJECT.BIN", content: "macro" }),
    ],
    ["a document declared as macro-enabled", officeDocument("docm")],
    [
      "an Excel 4.0 macro sheet",
      officeDocument("xlsx", { name: "xl/macrosheets/sheet1.xml", content: "<a/>" }),
    ],
    [
      "a macro part under an innocent name",
      zipOf(
        contentTypes(
          "docx",
          '<Override PartName="/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        ),
        { name: "a.bin", content: "macro" },
      ),
    ],
  ])("macros: %s", async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe("document-has-macros");
  });

  it("a document that tries to hide its part types, twice-named parts, or is cut short", async () => {
    const disguised = contentTypes("docx", '<Override ContentType="application/x.macro&#69;nabled"/>');
    expect(await refusalOf(zipOf(disguised))).toBe("document-damaged");
    const wide = { name: "[Content_Types].xml", content: Buffer.from("<Types/>", "utf16le") };
    expect(await refusalOf(zipOf(wide))).toBe("document-damaged");
    const twice = officeDocument("docx", { name: "WORD/document.xml", content: "<other/>" });
    expect(await refusalOf(twice)).toBe("document-damaged");
    expect(await refusalOf(officeDocument("docx").subarray(0, -4))).toBe("document-damaged");
  });

  it("a document whose type list unfolds without end", async () => {
    const bomb = { name: "[Content_Types].xml", content: Buffer.alloc(5_000_000, 32) };
    expect(await refusalOf(zipOf(bomb))).toBe("document-damaged");
  });

  it("what is larger than its kind may be", async () => {
    const photo = Buffer.concat([await encodedPhoto("jpeg"), Buffer.alloc(limits.photoBytes)]);
    expect(await refusalOf(photo)).toBe("file-too-large");
    expect(await refusalOf(Buffer.concat([smallPdf, Buffer.alloc(limits.photoBytes)]))).toBeUndefined();
    expect(await refusalOf(Buffer.concat([smallPdf, Buffer.alloc(limits.documentBytes)]))).toBe(
      "file-too-large",
    );
    expect(await refusalOf(Buffer.alloc(limits.textBytes + 1, "a"))).toBe("file-too-large");
  });

  it("any broken file with a code, never with an exception", async () => {
    const wholes = [
      await phoneJpeg(6),
      await encodedPhoto("png"),
      await encodedPhoto("webp"),
      officeDocument("docx"),
      smallPdf,
      box("heic"),
    ];
    const broken = fc.record({
      whole: fc.constantFrom(...wholes),
      changes: fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 8 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ whole, changes, share }) => {
        const bytes = Buffer.from(whole.subarray(0, Math.ceil(whole.length * Math.max(share, 0.2))));
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const prepared = await prepareFile(bytes);
        expect(isRefusal(prepared) || prepared.full.length > 0).toBe(true);
      }),
      { numRuns: 300, seed: 42 },
    );
  });
});
