import { describe, expect, it } from "vitest";
import { type DefinedWords, defineWords } from "./defineWords.ts";
import { directionOf } from "./language.ts";

type Catalogues = DefinedWords<object>["catalogues"];

/** Every catalogue of the web and of the modules' screens, by file and name. */
const catalogues: [string, Catalogues][] = Object.entries({
  ...import.meta.glob<Record<string, unknown>>("../**/{words,*Words}.ts", { eager: true }),
  ...import.meta.glob<Record<string, unknown>>("../../modules/*/screens/**/words.ts", { eager: true }),
}).flatMap(([path, exports]) =>
  Object.entries(exports).flatMap(([name, value]): [string, Catalogues][] =>
    typeof value === "function" && "catalogues" in value
      ? [[`${name} in ${path}`, value.catalogues as Catalogues]]
      : [],
  ),
);

/** Every text of a catalogue by its dotted key; a plural counts as one text of all its forms. */
function textsOf(tree: object, path = ""): [key: string, text: string][] {
  return Object.entries(tree as Record<string, string | object>).flatMap(
    ([key, node]): [string, string][] => {
      const here = path === "" ? key : `${path}.${key}`;
      if (typeof node === "string") return [[here, node]];
      if ("other" in node && "one" in node) return [[here, `${String(node.one)} ${String(node.other)}`]];
      return textsOf(node, here);
    },
  );
}

function parametersOf(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted().join();
}

it("finds the catalogues", () => {
  expect(catalogues.map(([name]) => name)).toContain("useWords in ./useWords.ts");
});

describe.each(catalogues)("%s", (_name, { zh, en }) => {
  const english = new Map(textsOf(en));

  it("has the same keys in both languages", () => {
    const keys = (tree: object) => textsOf(tree).map(([key]) => key);
    expect(keys(en).toSorted()).toEqual(keys(zh).toSorted());
  });

  it("leaves no text empty", () => {
    expect([...textsOf(zh), ...textsOf(en)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("names the same parameters in both languages", () => {
    const differing = textsOf(zh).filter(
      ([key, text]) => parametersOf(text) !== parametersOf(english.get(key) ?? ""),
    );
    expect(differing).toEqual([]);
  });

  it("says in English what English readers can read", () => {
    // The name itself, and Chinese quoted as an example of what to type.
    const chinese = [...english].filter(
      ([key, text]) => key !== "name" && /^\p{Script=Han}+[。！？]?$/u.test(text),
    );
    expect(chinese).toEqual([]);
  });
});

describe("saying a text", () => {
  const words = defineWords({
    zh: { queue: { count: "共 {count} 件", by: "由 {name} 派出" } },
    en: { queue: { count: { one: "{count} case", other: "{count} cases" }, by: "Dispatched by {name}" } },
  });

  it("puts parameters in their places", () => {
    expect(words.inLanguage("zh")("queue.by", { name: "州派单岗" })).toBe("由 州派单岗 派出");
  });

  it("chooses the English plural by the count", () => {
    const t = words.inLanguage("en");
    expect([0, 1, 2].map((count) => t("queue.count", { count }))).toEqual(["0 cases", "1 case", "2 cases"]);
  });

  it("groups the digits of a large count", () => {
    expect(words.inLanguage("zh")("queue.count", { count: 12_840 })).toBe("共 12,840 件");
  });

  it("keeps a parameter's own braces and dollars as they are", () => {
    expect(words.inLanguage("en")("queue.by", { name: "$& {name}" })).toBe("Dispatched by $& {name}");
  });
});

it("writes Uyghur and Kazakh from right to left, once they come", () => {
  expect(["zh", "en", "ug", "kk"].map(directionOf)).toEqual(["ltr", "ltr", "rtl", "rtl"]);
});
