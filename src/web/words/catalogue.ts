import type { Language } from "#engine/words.ts";

/** Texts nested by screen; the Chinese one is the source of keys and of `{parameters}`. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** A text that changes with its `{count}`. */
export interface PluralText {
  readonly one: string;
  readonly other: string;
}

/** The same tree in another language: every key, each a text or its plural forms. */
export type Translation<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string | PluralText : Translation<Tree[Key]>;
};

/** Every key of a tree, dotted: `"queue.empty"`. */
export type WordKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${WordKey<Tree[Key]>}`;
}[keyof Tree & string];

type TextAt<Tree, Key> = Key extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Tree
    ? TextAt<Tree[Head], Rest>
    : never
  : Key extends keyof Tree
    ? Tree[Key]
    : never;

type ParameterName<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterName<Rest>
  : never;

type WordParameters<Text> = [ParameterName<Text>] extends [never]
  ? []
  : [parameters: Readonly<Record<ParameterName<Text>, string | number>>];

/** Says the text of a key, with its parameters filled in. */
export type Say<Tree> = <Key extends WordKey<Tree>>(
  key: Key,
  ...parameters: WordParameters<TextAt<Tree, Key>>
) => string;

const locales: Record<Language, string> = { zh: "zh-CN", en: "en" };
const plurals: Record<Language, Intl.PluralRules> = {
  zh: new Intl.PluralRules("zh-CN"),
  en: new Intl.PluralRules("en"),
};

type Found = string | PluralText;

function findText(tree: object, key: string): Found | undefined {
  let node: unknown = tree;
  for (const part of key.split(".")) {
    if (typeof node !== "object" || node === null) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  if (typeof node === "string") return node;
  return isPlural(node) ? node : undefined;
}

function isPlural(node: unknown): node is PluralText {
  return typeof node === "object" && node !== null && "one" in node && "other" in node;
}

/** Puts parameters into a text; numbers get the language's own digits grouping. */
function fillText(
  text: string,
  language: Language,
  parameters: Readonly<Record<string, string | number>>,
): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString(locales[language]) : value;
  });
}

/** Makes the function that says a tree's texts in one language; a missing key says itself, so that it is seen. */
export function sayIn<Tree>(tree: Translation<Tree>, language: Language): Say<Tree> {
  return (key, ...rest) => {
    const parameters: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const found = findText(tree, key);
    if (found === undefined) return key;
    if (typeof found === "string") return fillText(found, language, parameters);
    const form = plurals[language].select(Number(parameters["count"] ?? 0));
    return fillText(form === "one" ? found.one : found.other, language, parameters);
  };
}
