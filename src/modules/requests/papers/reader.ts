import type { Language, Words } from "#engine/words.ts";
import type { Paper } from "#platform/paper/paper.ts";
import type { CaseView } from "../contract.ts";
import { type SayPaper, sayPaper } from "./words.ts";

/** Who reads a paper, and when it was printed. */
export interface Printing {
  readonly language: Language;
  readonly now: Date;
  /** Who prints, as it stands at the foot. */
  readonly by: string;
  /** What the service is called, before that at the foot. */
  readonly service: string;
  bodyName(id: string): Words | undefined;
}

/** What a paper is written with. */
export interface PaperReader extends Printing {
  readonly say: SayPaper;
  words(words: Words): string;
  day(instant: string | Date): string;
  minute(instant: string | Date): string;
  /** A day as a form says it, `YYYY-MM-DD`. */
  formDay(date: unknown): string;
  body(id: unknown): string | undefined;
  names(all: readonly Words[]): string;
}

const locales: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
// Offices in Xinjiang keep Beijing time, and a paper must read the same wherever it is printed.
const timeZone = "Asia/Shanghai";

/** Makes the {@link PaperReader} of a printing. */
export function makeReader(printing: Printing): PaperReader {
  const { language, bodyName } = printing;
  const say = sayPaper(language);
  const month = language === "zh" ? "long" : "short";
  const days = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: "numeric",
    month,
    day: "numeric",
  });
  const times = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const day = (instant: string | Date): string => days.format(new Date(instant));
  const words = (each: Words): string => each[language];
  return {
    ...printing,
    say,
    words,
    day,
    minute: (instant) => `${day(instant)} ${times.format(new Date(instant))}`,
    formDay: (date) => (typeof date === "string" ? day(`${date}T00:00:00+08:00`) : ""),
    body(id) {
      const name = typeof id === "string" ? bodyName(id) : undefined;
      return name && words(name);
    },
    names: (all) => all.map(words).join(say("between")),
  };
}

/** What all papers have in common. */
export function paperOf(
  { say, by, now, minute, language, service }: PaperReader,
  made: Pick<Paper, "title" | "look" | "blocks">,
): Paper {
  return {
    ...made,
    language: locales[language],
    foot: `${service} · ${say("printed", { who: by, at: minute(now) })}`,
    pageNumber: (page, pages) => say("page", { page, pages }),
    missingCharacters: say("missing"),
  };
}

/** The text of a field of a step, as far as this viewer was shown it. */
export function textOf(entry: CaseView["timeline"][number] | undefined, field: string): string | undefined {
  const value = entry?.fields[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
