import type { Formats } from "#web/words/formats.ts";
import type { BodyLoads } from "../../contract.ts";
import type { useLoadWords } from "./words.ts";

/** What a body has in hand, and how what it had ended. */
export type BodyLoad = BodyLoads["loads"][number];

/** Says the words of loads. */
export type SayLoad = ReturnType<typeof useLoadWords>;

/** The load of a body that has nothing. */
export function noLoad(bodyId: string): BodyLoad {
  return { bodyId, open: 0, overdue: 0, soon: 0, answered: 0, returned: 0 };
}

/** What a body has in hand now, shortly: for lists that bodies are chosen from. */
export function loadNote({ open, overdue }: BodyLoad, t: SayLoad): string {
  const parts = [t("open", { count: open }), ...(overdue > 0 ? [t("overdue", { count: overdue })] : [])];
  return parts.join(t("between"));
}

/** How the last days went: shares with what they are of, and no share of a few. */
export function pastText(
  { inTime, returnedShare, answered, returned }: BodyLoad,
  days: number,
  t: SayLoad,
  formats: Pick<Formats, "percent">,
): string {
  const said = (word: "inTime" | "returned", { numerator, denominator }: NonNullable<BodyLoad["inTime"]>) =>
    t(word, {
      part: numerator,
      all: denominator,
      share: formats.percent(shownShare(numerator / denominator)),
    });
  const shares = [
    ...(inTime ? [said("inTime", inTime)] : []),
    ...(returnedShare ? [said("returned", returnedShare)] : []),
  ];
  if (shares.length > 0) return t("lastDays", { days }) + shares.join(t("between"));
  const few = answered + returned === 0 ? t("none") : t("few", { answered, returned });
  return t("lastDays", { days }) + few;
}

const almost = 0.999;

/** All is said of all alone: 999 of 1,000 in time are not 100 %. */
function shownShare(share: number): number {
  return share < 1 ? Math.min(share, almost) : 1;
}
