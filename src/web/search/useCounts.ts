import { useCallback, useState } from "react";

/** Told how much a source has found of what is searched for; `undefined` while nobody knows. */
export type ReportCount = (sourceId: string, of: string, count: number | undefined) => void;

const none: ReadonlyMap<string, number> = new Map();

/** How much each source has found of what is searched for now. */
export function useCounts(settled: string): { counts: ReadonlyMap<string, number>; report: ReportCount } {
  const [counted, setCounted] = useState({ of: settled, counts: none });
  const report: ReportCount = useCallback((sourceId, of, count) => {
    setCounted((before) => {
      const counts = new Map(before.of === of ? before.counts : none);
      if (count === undefined) counts.delete(sourceId);
      else counts.set(sourceId, count);
      return { of, counts };
    });
  }, []);
  return { counts: counted.of === settled ? counted.counts : none, report };
}
