import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The colours of one scheme, with those that both share. */
function coloursOf(scheme: "light" | "dark"): Map<string, string> {
  const blocks = css.split("}");
  const own = blocks.filter(
    (block) => block.includes(`"${scheme}"`) || block.trimStart().startsWith(":root {"),
  );
  const found = own.join("").matchAll(/--([\w-]+): (#[\da-f]{6})/g);
  return new Map([...found].map(([, name, value]) => [name ?? "", value ?? ""]));
}

/** Relative luminance as WCAG 2.1 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const texts: readonly (readonly [string, string])[] = [
  ...["paper", "card", "sunken"].flatMap((ground) =>
    ["ink", "ink-soft", "accent", "good", "bad", "warn", "calm"].map((text) => [text, ground] as const),
  ),
  ["ink-faint", "paper"],
  ["ink-faint", "card"],
  ...["accent", "good", "warn", "bad", "calm"].flatMap((tone) => [
    [tone, `${tone}-wash`] as const,
    ["ink", `${tone}-wash`] as const,
    ["ink-soft", `${tone}-wash`] as const,
  ]),
  ["on-accent", "accent-fill"],
  ["on-accent", "accent-fill-hover"],
  ["on-accent", "bad-fill"],
];

const edges = [
  ["line-strong", "card"],
  ["accent", "paper"],
  ["star", "card"],
] as const;

describe.each(["light", "dark"] as const)("colours in the %s", (scheme) => {
  const colours = coloursOf(scheme);
  const colour = (name: string) => colours.get(name) ?? expect.fail(`no colour --${name}`);

  it.each(texts)("can be read: %s on %s has 4.5 to 1", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)("can be made out: %s against %s has 3 to 1", (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
