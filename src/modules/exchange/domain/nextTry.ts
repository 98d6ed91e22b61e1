const firstMs = 10_000;
const mostMs = 15 * 60_000;
const hourMs = 3_600_000;

/** How long to wait after so many tries: ten seconds, twice as long each time, a quarter of an hour at most. */
export function waitAfter(tries: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(tries, 1) - 1, 10));
}

/** What a person is told of a write-back that is not acknowledged: at once where it was refused, else after hours. */
export function flagOf(
  result: "refused" | "failed",
  age: { createdAt: Date; now: Date; flagAfterHours: number },
): "refused" | "late" | undefined {
  if (result === "refused") return "refused";
  return age.now.getTime() - age.createdAt.getTime() >= age.flagAfterHours * hourMs ? "late" : undefined;
}
