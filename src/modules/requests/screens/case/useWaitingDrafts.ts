import { useCallback, useEffect, useMemo, useState } from "react";
import { browserNow } from "#web/clock/serverClock.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { dropDraft } from "#web/draft/draft.ts";
import { useDraftOwner } from "#web/draft/draftOwner.ts";
import { useSession } from "#web/session/session.ts";
import {
  type DraftPlace,
  draftSubject,
  keyOfWaiting,
  listWaitingDrafts,
  type WaitingDraft,
} from "./waitingDrafts.ts";

/** The drafts that wait on a case, as a screen follows them. */
export interface FollowedDrafts {
  drafts: readonly WaitingDraft[];
  /** Names the drafts of this case in this post. */
  subject: string;
  /** Looks anew: a form was closed, or sent. */
  look(): void;
  discard(name: string): void;
}

/** Follows the drafts on a case of whoever is signed in, in the post they act in; those of another tab too. */
export function useWaitingDrafts(caseId: string): FollowedDrafts {
  const personId = useDraftOwner();
  const postId = useSession().post?.id;
  const place = useMemo<DraftPlace>(() => ({ caseId, personId, postId }), [caseId, personId, postId]);
  const find = useCallback(() => listWaitingDrafts(browserStorage(), place, browserNow()), [place]);
  const [drafts, setDrafts] = useState(find);
  const look = useCallback(() => setDrafts(find()), [find]);

  useEffect(() => {
    addEventListener("storage", look);
    return () => removeEventListener("storage", look);
  }, [look]);

  return {
    drafts,
    subject: draftSubject(place),
    look,
    discard(name) {
      dropDraft(browserStorage(), keyOfWaiting(place, name));
      look();
    },
  };
}
