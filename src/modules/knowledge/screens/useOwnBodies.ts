import { useMemo } from "react";
import { bodyOptionsOf, useBodyTree } from "#modules/organisations/screens/index.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useOptions } from "./useOptions.ts";

/** The bodies that this post may write for: its own and those below; undefined until they are known. */
export function useOwnBodies(): readonly BodyOption[] | undefined {
  const wordsOf = useWordsOf();
  const { index } = useBodyTree();
  const { options } = useOptions();
  const ownId = options?.ownBody?.id;
  return useMemo(() => {
    if (!index || !options) return undefined;
    const own = ({ id }: { id: string }) =>
      id === ownId || index.above(id).some((above) => above.id === ownId);
    return bodyOptionsOf(index, wordsOf, own);
  }, [index, options, ownId, wordsOf]);
}
