import type { Language, Words } from "#engine/words.ts";
import type { TemplateDeclaration } from "./templates.ts";

/** What blanks hold: `body.zh` and `body.en` for one that differs by language, an instant for a time. */
export type Blanks = Readonly<Record<string, string>>;

/** A message as its reader's language has it. */
export interface FilledTemplate {
  subject: Words;
  words: Words;
  /** The blanks of one language, for carriers that fill a registered template. */
  values: Record<string, string>;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const notSet: Words = { zh: "（未定）", en: "(not set)" };
const zone = "Asia/Shanghai";
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat("zh-CN", {
    timeZone: zone,
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }),
  en: new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }),
};

/** The two forms of a name as blanks. */
export function blankOf(name: string, words: Words): Blanks {
  return { [`${name}.zh`]: words.zh, [`${name}.en`]: words.en };
}

function valueOf(blanks: Blanks, name: string, language: Language): string {
  const value = blanks[`${name}.${language}`] ?? blanks[name];
  if (value === undefined || value === "") return name === "link" ? "" : notSet[language];
  return instant.test(value) ? formats[language].format(new Date(value)) : value;
}

function fill(text: string, blanks: Blanks, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(blanks, name, language)).trim();
}

/** Fills the blanks of a text, each language with its own. */
export function fillWords({ zh, en }: Words, blanks: Blanks): Words {
  return { zh: fill(zh, blanks, "zh"), en: fill(en, blanks, "en") };
}

/** Fills a template's blanks, in every language. */
export function fillTemplate(
  template: TemplateDeclaration,
  blanks: Blanks,
  language: Language,
): FilledTemplate {
  const names = [...template.says[language].matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  return {
    subject: fillWords(template.subject, blanks),
    words: fillWords(template.says, blanks),
    values: Object.fromEntries(names.map((name) => [name, valueOf(blanks, name, language)])),
  };
}
