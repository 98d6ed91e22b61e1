import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Session, SessionPost } from "#web/session/session.ts";
import { pageAfterSwitch } from "./pageAfterSwitch.ts";

/** A change of posts that is still in sight. */
export interface SwitchedPost {
  from: SessionPost;
  /** Where it led; told of until somebody goes on. */
  path: string;
  /** The page before was not the new post's. */
  ledAway: boolean;
}

/** Changes posts: stays where the new post may be too, else goes to its desk; tells of it until the page is left. */
export function useSwitchedPost(session: Session): {
  switched: SwitchedPost | undefined;
  choosePost: (postId: string) => void;
} {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [switched, setSwitched] = useState<SwitchedPost>();

  function choosePost(postId: string): void {
    const to = session.posts.find(({ id }) => id === postId);
    const from = session.post;
    if (!to || !from || to.id === from.id) return;
    const away = pageAfterSwitch(pathname, to);
    setSwitched({ from, path: away ?? pathname, ledAway: away !== undefined });
    // First away, then the change: the page that is left must not ask once more as somebody who may not.
    if (away === undefined) session.choosePost(postId);
    else void navigate({ to: away }).then(() => session.choosePost(postId));
  }

  const inSight = switched?.path === pathname && switched.from.id !== session.post?.id;
  return { switched: inSight ? switched : undefined, choosePost };
}
