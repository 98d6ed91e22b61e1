import { useState } from "react";
import { browserNow } from "#web/clock/serverClock.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { useDraftOwner } from "#web/draft/draftOwner.ts";
import { useSession } from "#web/session/session.ts";
import { casesWithDrafts } from "./waitingDrafts.ts";

/** The cases on which whoever is signed in has begun something, as it was when their list was opened. */
export function useDraftedCases(): ReadonlySet<string> {
  const personId = useDraftOwner();
  const postId = useSession().post?.id;
  const [found] = useState(() => casesWithDrafts(browserStorage(), { personId, postId }, browserNow()));
  return found;
}
