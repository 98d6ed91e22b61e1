import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Notice } from "#web/kit/Notice.tsx";
import type { Session } from "#web/session/session.ts";
import { homeOf } from "./navFor.ts";
import { usePostName } from "./PostSwitch.tsx";
import classes from "./PostSwitch.module.css";
import type { SwitchedPost } from "./useSwitchedPost.ts";
import { useDeskWords } from "./desk/words.ts";

/** What {@link SwitchedNotice} takes. */
export interface SwitchedNoticeProps {
  switched: SwitchedPost;
  session: Session;
  onBack: (postId: string) => void;
}

/** In which post I act now, what became of the page I was on, and the way back. */
export function SwitchedNotice({ switched, session, onBack }: SwitchedNoticeProps) {
  const d = useDeskWords();
  const nameOf = usePostName();
  const home = homeOf(session.post, session.firstSteps);
  if (!session.post) return null;
  return (
    <Notice
      tone="calm"
      icon="swap"
      title={d("switched", { post: nameOf(session.post) })}
      action={
        <span className={classes.ways}>
          {home !== switched.path && (
            <Button variant="default" renderRoot={(rest) => <Link {...rest} to={home} />}>
              {d("toDesk")}
            </Button>
          )}
          <Button variant="default" onClick={() => onBack(switched.from.id)}>
            {d("switchBack", { post: nameOf(switched.from) })}
          </Button>
        </span>
      }
    >
      {switched.ledAway ? d("switchedAway") : d("switchedStay")}
    </Notice>
  );
}
