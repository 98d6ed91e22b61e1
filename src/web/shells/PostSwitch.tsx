import { Icon } from "#web/kit/Icon.tsx";
import type { Session, SessionPost } from "#web/session/session.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import { ListSwitch } from "./ListSwitch.tsx";
import classes from "./PostSwitch.module.css";

/** The post I act in; whoever holds several changes it here, and sees only what that post may see. */
export function PostSwitch({ session }: { session: Session }) {
  const t = useWords();
  const wordsOf = useWordsOf();
  const { posts, post } = session;
  const nameOf = ({ bodyName, role }: SessionPost) => `${wordsOf(bodyName)} · ${t(`role.${role}`)}`;
  if (!post) return null;
  if (posts.length === 1) {
    return (
      <span className={classes.only} title={t("shell.onePost")}>
        <Icon name="building" />
        {nameOf(post)}
      </span>
    );
  }
  return (
    <ListSwitch
      look="framed"
      icon="swap"
      label={t("shell.post")}
      value={post.id}
      options={posts.map((held) => ({ value: held.id, name: nameOf(held) }))}
      onChange={session.choosePost}
    />
  );
}
