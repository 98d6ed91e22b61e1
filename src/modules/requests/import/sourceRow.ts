import type { Refusal } from "#engine/refusal.ts";

/** A row of a file as it stands there. */
export interface SourceRow {
  /** Where it begins in the file; the head is line 1. */
  line: number;
  cells: readonly string[];
  /** It could not be read as a row; the cells are what was found. */
  broken?: Refusal;
}

/** Rows as they are read. */
export interface Rows {
  rows: AsyncIterator<SourceRow>;
  /** How much of the file was read, from 0 to 1. */
  fractionRead(): number;
}
