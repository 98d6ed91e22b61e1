import { useQuery } from "@tanstack/react-query";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { knowledge, knowledgeKey, type Options } from "./knowledgeClient.ts";

/** Kinds and actions to choose among, and whether this post writes anything itself. */
export interface KnownOptions {
  options: Options | undefined;
  error: Error | null;
  retry: () => void;
  kindName: (id: string) => string;
  actionName: (id: string) => string;
}

/** What articles and templates are written with; the same for a post until the next release. */
export function useOptions(): KnownOptions {
  const wordsOf = useWordsOf();
  const { data, error, refetch } = useQuery({
    queryKey: [...knowledgeKey, "options"],
    queryFn: ({ signal }) => knowledge.options(undefined, { signal }),
    staleTime: 600_000,
  });
  const nameIn = (list: Options["kinds"] | undefined) => (id: string) => {
    const found = list?.find((each) => each.id === id);
    return found ? wordsOf(found.name) : id;
  };
  return {
    options: data,
    error,
    retry: () => void refetch(),
    kindName: nameIn(data?.kinds),
    actionName: nameIn(data?.actions),
  };
}
