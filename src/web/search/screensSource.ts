import { markHits } from "#engine/marks.ts";
import { fitsSearch } from "#web/kit/fitsSearch.ts";
import type { NamedScreen, SearchSource } from "./searchSource.ts";

/** Going to one of a post's screens by its name, in either language. */
export function screensSource(screens: readonly NamedScreen[]): SearchSource {
  return {
    id: "screens",
    title: { zh: "页面", en: "Screens" },
    icon: "arrowEnd",
    order: 90,
    find({ typed, parts, most, language }) {
      const found = screens.filter(({ title }) => fitsSearch({ title: title.zh, words: title.en }, typed));
      return {
        hits: found
          .slice(0, most)
          .map(({ path, title }) => ({ id: path, to: path, title: markHits(title[language], parts) })),
        more: false,
      };
    },
  };
}
