import type { Paper } from "./paper.ts";

/** Measures of a kind of paper, in points. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly title: number;
  readonly body: number;
  readonly leading: number;
  /** Of tables and of notes. */
  readonly small: number;
  readonly smallLeading: number;
}

const shortSide = 595.28;
const longSide = 841.89;

/** How papers look. A letter follows GB/T 9704 in spirit: A4, its margins, a title of size 2, text of size 3. */
export const looks: Readonly<Record<Paper["look"], Look>> = {
  letter: {
    width: shortSide,
    height: longSide,
    margin: { top: 88, right: 74, bottom: 76, left: 79 },
    title: 22,
    body: 16,
    leading: 28,
    small: 12,
    smallLeading: 19,
  },
  sheet: {
    width: shortSide,
    height: longSide,
    margin: { top: 60, right: 57, bottom: 68, left: 57 },
    title: 18,
    body: 12,
    leading: 20,
    small: 10.5,
    smallLeading: 16,
  },
  landscape: {
    width: longSide,
    height: shortSide,
    margin: { top: 44, right: 36, bottom: 52, left: 36 },
    title: 16,
    body: 10.5,
    leading: 16,
    small: 7.5,
    smallLeading: 10.5,
  },
};
