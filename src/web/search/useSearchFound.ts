import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { partsOf } from "#web/kit/fitsSearch.ts";
import { searchOf } from "#web/kit/searchOf.ts";
import type { SessionPost } from "#web/session/session.ts";
import { useLanguage } from "#web/words/language.ts";
import type { SearchSource } from "./searchSource.ts";

const keptMs = 15_000;

/** How many hits a kind of thing shows. */
const hitsShown = 5;

/** What one source finds of what was typed; what it found before stays until there is something newer. */
export function useSearchFound(source: SearchSource, typed: string, post: SessionPost) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  return useQuery({
    queryKey: ["search", source.id, typed, post.id, language],
    queryFn: async ({ signal }) =>
      source.find({
        typed,
        text: searchOf(typed),
        parts: partsOf(typed),
        most: hitsShown,
        language,
        post,
        queries,
        signal,
      }),
    staleTime: keptMs,
    gcTime: keptMs,
    placeholderData: keepPreviousData,
    // Whoever waits for the rest is told at once what could not be searched.
    retry: false,
  });
}
