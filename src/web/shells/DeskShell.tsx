import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { DraftOwnerContext } from "#web/draft/draftOwner.ts";
import { TourOffer } from "#web/help/TourOffer.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { OfflineBanner } from "#web/kit/OfflineBanner.tsx";
import { LiveProvider, useLive } from "#web/live/LiveProvider.tsx";
import { type Session, useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { DeskHeader } from "./DeskHeader.tsx";
import { DeskNav } from "./DeskNav.tsx";
import { DeskTabs } from "./DeskTabs.tsx";
import classes from "./DeskShell.module.css";
import { homeOf, navFor } from "./navFor.ts";
import { SwitchedNotice } from "./SwitchedNotice.tsx";
import { useSwitchedPost } from "./useSwitchedPost.ts";
import publicClasses from "./PublicShell.module.css";
import { useDeskWords } from "./desk/words.ts";

export { DeskHome } from "./DeskHome.tsx";

/** The frame of what staff work in; whoever is not signed in is asked to, and comes back to where they wanted to go. */
export function DeskShell() {
  const session = useSession();
  if (session.status === "loading") return <Waiting />;
  if (session.error && session.status === "failed") {
    return (
      <div className={classes.alone}>
        <ErrorState error={session.error} onRetry={session.retry} />
      </div>
    );
  }
  if (!session.person) return <ToSignIn />;
  return (
    <LiveProvider postId={session.post?.id}>
      <DraftOwnerContext value={session.person.id}>
        {/* Another person who signs in beside this one begins with nothing of theirs on the screen. */}
        <Desk key={session.person.id} session={session} />
      </DraftOwnerContext>
    </LiveProvider>
  );
}

/** Leads to sign-in once, however often it is rendered while the way there loads, and from there back to here. */
function ToSignIn() {
  const { href } = useLocation();
  const [next] = useState(href);
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: "/sign-in", search: { next }, replace: true });
  }, [navigate, next]);
  return <Waiting />;
}

function Waiting() {
  return (
    <div className={classes.alone}>
      <LoadingState shape="page" />
    </div>
  );
}

function Desk({ session }: { session: Session }) {
  const t = useWords();
  const d = useDeskWords();
  const live = useLive();
  const entries = navFor(session.post, session.firstSteps);
  const { switched, choosePost } = useSwitchedPost(session);
  return (
    <div className={classes.shell}>
      <a href="#main" className={publicClasses.skip}>
        {t("shell.skip")}
      </a>
      <DeskHeader session={session} onChoosePost={choosePost} />
      <DeskNav entries={entries} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <div className={classes.banner}>
          <OfflineBanner offline={live.state === "offline"} />
          {switched && <SwitchedNotice switched={switched} session={session} onBack={choosePost} />}
          <TourOffer session={session} home={homeOf(session.post, session.firstSteps)} />
          {session.posts.length === 0 && <Notice tone="warn">{d("noPost")}</Notice>}
        </div>
        <Outlet />
      </main>
      <DeskTabs entries={entries} session={session} />
    </div>
  );
}
