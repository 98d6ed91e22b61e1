import { encode } from "uqr";
import { useWords } from "#web/words/useWords.ts";
import type { QrCodeProps } from "./qrCodeProps.ts";
import classes from "./QrCode.module.css";

// The standard asks for four empty modules around the code; less, and cheap cameras miss it.
const quietModules = 4;

/** The modules of a QR code, black on white in either colour scheme, since cameras want it so. */
export function QrPicture({ text, label }: QrCodeProps) {
  const t = useWords();
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const side = size + 2 * quietModules;
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t("qr.label", { what: label })}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={pathOf(data)} fill="#000000" />
    </svg>
  );
}

/** One stroke per run of dark modules, which keeps the path short. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      darkRuns(row).map(([x, length]) => `M${x + quietModules} ${y + quietModules}h${length}v1h-${length}z`),
    )
    .join("");
}

function darkRuns(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  let start = -1;
  for (let x = 0; x <= row.length; x += 1) {
    if (row[x] === true && start < 0) start = x;
    if (row[x] !== true && start >= 0) {
      runs.push([start, x - start]);
      start = -1;
    }
  }
  return runs;
}
