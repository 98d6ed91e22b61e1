import type { Measure } from "./appealGrounds.ts";

/** So many of so many. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

/** Closed cases that are alike in all that is counted. */
export interface AlikeCases {
  cases: number;
  /** Whether the limit in all was kept; `undefined` where none was measured. */
  onTime: boolean | undefined;
  /** The reporter's word; `undefined` where there is none. */
  solved: boolean | undefined;
  satisfied: boolean | undefined;
  /** It was disputed or re-handled on its way. */
  wentBack: boolean;
  /** Measures that the lead was granted to be left out of. */
  excluded: readonly Measure[];
}

/** A measure with all cases, and with those left out that were granted it. */
export interface MeasureFigures {
  measure: Measure;
  all: Ratio;
  withoutExcluded: Ratio;
  /** How many cases make the difference. */
  excluded: number;
}

/** Figures of closed cases; each denominator is what is said of it here. */
export interface Figures {
  cases: number;
  measures: MeasureFigures[];
  /** Cases with the reporter's word, of all: what resolution and satisfaction stand on. */
  heard: Ratio;
  /** Cases that were disputed or re-handled, of all. */
  reopened: Ratio;
}

type Counts = (alike: AlikeCases) => boolean | undefined;

/**
 * Timeliness is kept limits of measured ones; resolution "solved" of the reporters' words on it; satisfaction
 * "satisfied" of theirs; return cases that were never sent back, of all.
 */
const holds: Readonly<Record<Measure, Counts>> = {
  timeliness: ({ onTime }) => onTime,
  resolution: ({ solved }) => solved,
  satisfaction: ({ satisfied }) => satisfied,
  return: ({ wentBack }) => !wentBack,
};

function ratioOf(groups: readonly AlikeCases[], counts: Counts): Ratio {
  const sum = (some: readonly AlikeCases[]) => some.reduce((all, { cases }) => all + cases, 0);
  return {
    numerator: sum(groups.filter((each) => counts(each) === true)),
    denominator: sum(groups.filter((each) => counts(each) !== undefined)),
  };
}

/** The figures of closed cases, with all of them and with excluded ones left out. */
export function figuresOf(groups: readonly AlikeCases[]): Figures {
  const measures = (Object.keys(holds) as Measure[]).map((measure) => {
    const all = ratioOf(groups, holds[measure]);
    const kept = groups.filter(({ excluded }) => !excluded.includes(measure));
    const withoutExcluded = ratioOf(kept, holds[measure]);
    return { measure, all, withoutExcluded, excluded: all.denominator - withoutExcluded.denominator };
  });
  const heard = ratioOf(groups, ({ solved }) => solved !== undefined);
  const reopened = ratioOf(groups, ({ wentBack }) => wentBack);
  return { cases: heard.denominator, measures, heard, reopened };
}
