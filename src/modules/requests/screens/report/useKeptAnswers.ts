import { useMemo } from "react";
import { browserNow } from "#web/clock/serverClock.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { useDraftOwner } from "#web/draft/draftOwner.ts";
import { dropKeptAnswer, keepAnswer, type KeptAnswer, listKeptAnswers } from "./keptAnswers.ts";

/** The answers on the line that whoever is signed in has under way in this browser. */
export function useKeptAnswers() {
  const owner = useDraftOwner();
  return useMemo(
    () => ({
      list: () => listKeptAnswers(browserStorage(), owner, browserNow()),
      keep: (answer: KeptAnswer) => keepAnswer(browserStorage(), owner, answer, browserNow()),
      drop: (caseId: string) => dropKeptAnswer(browserStorage(), owner, caseId, browserNow()),
    }),
    [owner],
  );
}
