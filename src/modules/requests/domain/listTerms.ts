import type { Words } from "#engine/words.ts";

/** When a clock runs out, as lists are narrowed by it; days and weeks are those of Beijing time. */
export const clockSpans = {
  overdue: { zh: "已超期", en: "Overdue" },
  today: { zh: "今天到期", en: "Due today" },
  week: { zh: "本周到期", en: "Due this week" },
} as const satisfies Record<string, Words>;

/** One of {@link clockSpans}. */
export type ClockSpan = keyof typeof clockSpans;

/** In which order a list stands. */
export const listOrders = {
  due: { zh: "先到期的在前", en: "By due time" },
  newest: { zh: "新的在前", en: "Newest first" },
  oldest: { zh: "旧的在前", en: "Oldest first" },
} as const satisfies Record<string, Words>;

/** One of {@link listOrders}. */
export type ListOrder = keyof typeof listOrders;

/** The lists that filters are kept for. */
export const lists = ["queue", "cases"] as const;

/** One of {@link lists}. */
export type ListName = (typeof lists)[number];

/** How many filters somebody may keep in one post. */
export const savedFiltersMost = 20;
/** Counts go no further. */
export const countedMost = 500;
