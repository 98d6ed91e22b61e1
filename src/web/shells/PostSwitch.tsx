import { Icon } from "#web/kit/Icon.tsx";
import type { Session, SessionPost } from "#web/session/session.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
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
    <label className={classes.switch}>
      <Icon name="swap" />
      <select
        aria-label={t("shell.post")}
        value={post.id}
        onChange={(event) => session.choosePost(event.currentTarget.value)}
      >
        {posts.map((held) => (
          <option key={held.id} value={held.id}>
            {nameOf(held)}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={16} />
    </label>
  );
}
