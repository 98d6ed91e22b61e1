import { useBodyTree } from "#modules/organisations/screens/index.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";

/** A body's name by its id; the id itself once the tree is known not to have it. */
export function useBodyName(id: string | undefined): string | undefined {
  const { index } = useBodyTree();
  const wordsOf = useWordsOf();
  if (id === undefined || !index) return undefined;
  const body = index.find(id);
  return body ? wordsOf(body.name) : id;
}
