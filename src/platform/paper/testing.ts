import { inflateSync } from "node:zlib";

interface Unpacked {
  head: string;
  content: string;
}

function streamsOf(pdf: Buffer): Unpacked[] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/<< \/Length (\d+)([^\n]*)>>\nstream\n/g)].map((match) => {
    const from = match.index + match[0].length;
    const packed = pdf.subarray(from, from + Number(match[1]));
    return { head: match[2] ?? "", content: inflateSync(packed).toString("latin1") };
  });
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

/** Reads a PDF of ours as a reader would: page by page, what its letters stand for. Lines end where they end there. */
export function readPdf(pdf: Buffer): string[] {
  const streams = streamsOf(pdf).filter(({ head }) => !head.includes("/Length1"));
  const table = streams.find(({ content }) => content.includes("beginbfchar"));
  const meant = new Map(
    [...(table?.content ?? "").matchAll(/<([0-9A-F]{4})> <([0-9A-F]*)>\n/g)].map((match) => [
      match[1] ?? "",
      utf16(match[2] ?? ""),
    ]),
  );
  return streams
    .filter((stream) => stream !== table)
    .map(({ content }) =>
      content
        .split("ET")
        .map((line) =>
          [...line.matchAll(/ActualText <FEFF([0-9A-F]*)>.*?EMC|(?<=[[\s>\d])<([0-9A-F]{4})>/gs)]
            .map(([, actual, letter]) =>
              actual === undefined ? (meant.get(letter ?? "") ?? "?") : utf16(actual),
            )
            .join(""),
        )
        .join("\n"),
    );
}
