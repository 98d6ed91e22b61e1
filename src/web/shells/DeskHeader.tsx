import { Link } from "@tanstack/react-router";
import { loadNewsBell } from "#modules/notices/screens/index.ts";
import { useAccountWords } from "#web/account/words.ts";
import { HelpMenu } from "#web/help/HelpMenu.tsx";
import type { Session } from "#web/session/session.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { LiveIndicator } from "#web/live/LiveIndicator.tsx";
import { useLive } from "#web/live/LiveProvider.tsx";
import { SearchButton } from "#web/search/SearchButton.tsx";
import { Brand } from "./Brand.tsx";
import { ColourSwitch } from "./ColourSwitch.tsx";
import classes from "./DeskHeader.module.css";
import { homeOf } from "./navFor.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { PostSwitch } from "./PostSwitch.tsx";
import { SignOutButton } from "./SignOutButton.tsx";

const NewsBell = lazyLater(loadNewsBell, <span className={classes.bellPlace} />);

/** What {@link DeskHeader} takes. */
export interface DeskHeaderProps {
  session: Session;
  onChoosePost: (postId: string) => void;
}

/** Who I am, in which post, and whether what I see is live. */
export function DeskHeader({ session, onChoosePost }: DeskHeaderProps) {
  const live = useLive();
  const a = useAccountWords();
  return (
    <header className={classes.header}>
      <Brand to={homeOf(session.post, session.firstSteps)} />
      <PostSwitch session={session} onChoose={onChoosePost} />
      <div className={classes.end}>
        <SearchButton session={session} />
        <NewsBell key={session.post?.id} />
        <LiveIndicator state={live.state} onReconnect={live.reconnect} />
        <HelpMenu />
        <span className={classes.onDesk}>
          <LanguageSwitch />
          <ColourSwitch />
          <Link to="/account" className={classes.person} title={a("open")}>
            <Icon name="person" />
            {session.person?.name}
          </Link>
          <SignOutButton session={session} />
        </span>
      </div>
    </header>
  );
}
