import type { Language } from "#engine/words.ts";
import { useWords } from "./useWords.ts";
import { useLanguage } from "./language.ts";

/** An instant as the API gives it or as code holds it. */
export type Instant = string | number | Date;

const locales: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
// Offices in Xinjiang keep Beijing time, and a due time must read the same wherever it is read.
const timeZone = "Asia/Shanghai";
const minuteMs = 60_000;
const dayMinutes = 1_440;

const makers = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = makers.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
  makers.set(key, made);
  return made;
}

const timeParts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** Day and time in Beijing time: 2025年3月4日 15:20, or 4 Mar 2025, 15:20. */
export function formatInstant(instant: Instant, language: Language): string {
  return `${formatDay(instant, language)}${language === "zh" ? " " : ", "}${formatTime(instant, language)}`;
}

/** The day in Beijing time: 2025年3月4日, or 4 Mar 2025. */
export function formatDay(instant: Instant, language: Language): string {
  const month = language === "zh" ? "long" : "short";
  return dateFormat(language, { year: "numeric", month, day: "numeric" }).format(new Date(instant));
}

/** The time of day in Beijing time, 24 hours: 15:20. */
export function formatTime(instant: Instant, language: Language): string {
  return dateFormat(language, timeParts).format(new Date(instant));
}

/** A length of time in its two largest units, rounded down to the minute: 2 小时 10 分. */
export function formatSpan(ms: number, language: Language): string {
  const t = useWords.inLanguage(language);
  const minutes = Math.floor(Math.abs(ms) / minuteMs);
  const days = Math.floor(minutes / dayMinutes);
  const hours = Math.floor((minutes % dayMinutes) / 60);
  const rest = minutes % 60;
  const parts: string[] = [];
  if (days > 0) parts.push(t("duration.days", { count: days }));
  if (hours > 0) parts.push(t("duration.hours", { count: hours }));
  if (days === 0 && (rest > 0 || hours === 0)) parts.push(t("duration.minutes", { count: rest }));
  return parts.join(" ");
}

/** What is left of a limit, or by how much it is past: 还剩 2 小时 10 分, 已超期 1 天. */
export function formatRemaining(ms: number, language: Language): string {
  const t = useWords.inLanguage(language);
  const span = formatSpan(ms, language);
  const moments = Math.abs(ms) < minuteMs;
  if (ms >= 0) return moments ? t("duration.leftMoments") : t("duration.left", { span });
  return moments ? t("duration.overdueMoments") : t("duration.overdue", { span });
}

/** How long ago: 3 小时前; an instant in the future counts as just now, since clocks differ by moments. */
export function formatAgo(instant: Instant, nowMs: number, language: Language): string {
  const t = useWords.inLanguage(language);
  const ms = nowMs - new Date(instant).getTime();
  return ms < minuteMs ? t("duration.justNow") : t("duration.ago", { span: formatSpan(ms, language) });
}

/** A number with the language's grouping. */
function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** A share from 0 to 1 as a percentage with at most one decimal. */
export function formatPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: 1 }).format(
    share,
  );
}

/** A file's size in the unit a person would use. */
export function formatBytes(bytes: number, language: Language): string {
  const megabytes = bytes / 1_048_576;
  const gigabytes = megabytes / 1_024;
  const [value, unit] =
    gigabytes >= 1 ? [gigabytes, "GB"] : megabytes >= 1 ? [megabytes, "MB"] : [bytes / 1_024, "KB"];
  const rounded = value >= 10 ? Math.round(value) : Math.max(0.1, Math.round(value * 10) / 10);
  return `${formatNumber(rounded, language)} ${unit}`;
}

/** The formats in the reader's language, for components. */
export interface Formats {
  instant(instant: Instant): string;
  day(instant: Instant): string;
  time(instant: Instant): string;
  span(ms: number): string;
  remaining(ms: number): string;
  ago(instant: Instant, nowMs: number): string;
  number(value: number): string;
  percent(share: number): string;
  bytes(bytes: number): string;
}

function formatsIn(language: Language): Formats {
  return {
    instant: (instant) => formatInstant(instant, language),
    day: (instant) => formatDay(instant, language),
    time: (instant) => formatTime(instant, language),
    span: (ms) => formatSpan(ms, language),
    remaining: (ms) => formatRemaining(ms, language),
    ago: (instant, nowMs) => formatAgo(instant, nowMs, language),
    number: (value) => formatNumber(value, language),
    percent: (share) => formatPercent(share, language),
    bytes: (bytes) => formatBytes(bytes, language),
  };
}

const formats: Record<Language, Formats> = { zh: formatsIn("zh"), en: formatsIn("en") };

/** The reader's formats. */
export function useFormats(): Formats {
  return formats[useLanguage().language];
}
