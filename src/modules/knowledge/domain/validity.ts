import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Article, ArticleContent } from "./article.ts";

const dayMs = 86_400_000;
// Beijing time has no summer time.
const beijingMs = 8 * 3_600_000;
/** How long before its end an article's owner is reminded of it. */
const remindedDays = 30;
/** Over how many days uses are counted as of late. */
const countedDays = 30;
/** An article that nobody looks at for longer is no longer known to be true. */
export const mostValidDays = 3 * 366;

/** The date in Beijing, so many days from an instant. */
export function dateOf(now: Date, days = 0): string {
  return new Date(now.getTime() + beijingMs + days * dayMs).toISOString().slice(0, 10);
}

/** Whether the last day of an article is over. */
export function isExpired({ validUntil }: { validUntil: string }, now: Date): boolean {
  return validUntil < dateOf(now);
}

/** The last day that counts as soon. */
export function soonUntil(now: Date): string {
  return dateOf(now, remindedDays);
}

/** Since when uses count as of late. */
export function lateSince(now: Date): Date {
  return new Date(now.getTime() - countedDays * dayMs);
}

/** Whether an article's dates make sense on the day it is written or published. */
export function checkDates(
  { validUntil, reviewOn }: Pick<ArticleContent, "validUntil" | "reviewOn">,
  now: Date,
): Refusal<"article-validity"> | Refusal<"article-review-late"> | undefined {
  if (validUntil < dateOf(now) || validUntil > dateOf(now, mostValidDays)) return refuse("article-validity");
  return reviewOn !== undefined && reviewOn > validUntil ? refuse("article-review-late") : undefined;
}

/** What keeps a version from being given as an answer; undefined where nothing does. */
export function whyUnusable(
  article: Pick<Article, "publishedVersion" | "newestVersion" | "withdrawnAt" | "validUntil"> | undefined,
  version: number,
  now: Date,
): Refusal<"article-not-found" | "article-withdrawn" | "article-superseded" | "article-expired"> | undefined {
  if (!article || version > article.newestVersion) return refuse("article-not-found");
  if (article.withdrawnAt) return refuse("article-withdrawn");
  // A draft was never anybody's answer.
  if (article.publishedVersion === undefined || version > article.publishedVersion)
    return refuse("article-not-found");
  if (version < article.publishedVersion) return refuse("article-superseded");
  return isExpired(article, now) ? refuse("article-expired") : undefined;
}
