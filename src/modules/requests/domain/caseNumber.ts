const digits = 8;

/** A case number as people read it out: `SL00001234`. */
export function formatCaseNumber(number: number): string {
  return `SL${String(number).padStart(digits, "0")}`;
}

/** Reads a number that somebody typed, with or without its letters and zeros. */
export function findCaseNumber(text: string): number | undefined {
  const match = /^(?:SL)?0*(\d{1,15})$/i.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}
