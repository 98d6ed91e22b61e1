import { describe, expect, it } from "vitest";
import { cleanFileName, downloadName } from "./fileName.ts";

describe("cleanFileName", () => {
  it.each([
    ["路灯 不亮.jpg", "路灯 不亮.jpg"],
    ["C:\\Users\\me\\报告.docx", "报告.docx"],
    ["../../etc/passwd", "passwd"],
    [" .hidden. ", "hidden"],
    ['a<b>:"|?*.txt', "a_b______.txt"],
    ["cafe\u0301.txt", "café.txt"],
    ["ئۈرۈمچى\u200f.pdf", "ئۈرۈمچى\u200f.pdf"],
  ])("keeps %j as %j", (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it.each([
    "",
    " ",
    "...",
    "a/",
    "a\0b.txt",
    "a\r\nb.txt",
    "photo\u202egpj.exe",
    "\ud800.txt",
    "字".repeat(201),
  ])("refuses %j", (given) => {
    expect(cleanFileName(given)).toEqual({ refused: "file-name-invalid" });
  });
});

describe("downloadName", () => {
  it.each([
    ["IMG_1.JPG", "image/jpeg", "IMG_1.JPG"],
    ["截图.png", "image/jpeg", "截图.jpg"],
    ["照片", "image/jpeg", "照片.jpg"],
    ["evil.html", "text/plain;charset=utf-8", "evil.html.txt"],
    ["invoice.exe", "application/pdf", "invoice.exe.pdf"],
    ["表.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "表.xlsx"],
  ] as const)("gives %j of type %s the name %j", (name, mediaType, given) => {
    expect(downloadName(name, mediaType)).toBe(given);
  });
});
