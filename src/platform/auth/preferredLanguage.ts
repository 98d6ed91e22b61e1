import type { Language } from "#engine/words.ts";

/** The language an `Accept-Language` header asks for first among those that ship; Chinese where it says nothing. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find((q) => q !== undefined);
    return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = wishes.filter(
    (wish) => (wish.language === "zh" || wish.language === "en") && wish.weight > 0,
  );
  const [first] = known.toSorted((one, other) => other.weight - one.weight);
  return first?.language === "en" ? "en" : "zh";
}
