import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Found, knowledge, knowledgeKey } from "./knowledgeClient.ts";
import { searchOf } from "#web/kit/searchOf.ts";

const typingMs = 250;

/** What a search found so far. */
export interface FoundArticles {
  /** What was searched for; empty while there is too little to search for. */
  text: string;
  lines: readonly Found[] | undefined;
  error: Error | null;
  retry: () => void;
}

/** Searches as somebody types, keeping what was found before until there is something newer. */
export function useFound(typed: string, limit: number): FoundArticles {
  const [text] = useDebouncedValue(searchOf(typed), typingMs);
  const { data, error, refetch } = useQuery({
    queryKey: [...knowledgeKey, "search", text, limit],
    queryFn: ({ signal }) => knowledge.search({ q: text, limit }, { signal }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  return { text, lines: text === "" ? undefined : data?.lines, error, retry: () => void refetch() };
}
