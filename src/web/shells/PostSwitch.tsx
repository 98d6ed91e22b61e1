import { Icon } from "#web/kit/Icon.tsx";
import type { Session, SessionPost } from "#web/session/session.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import { ListSwitch } from "./ListSwitch.tsx";
import classes from "./PostSwitch.module.css";
import { useDeskWords } from "./desk/words.ts";

/** The post I act in; whoever holds several changes it here, and sees only what that post may see. */
export function PostSwitch({ session, onChoose }: { session: Session; onChoose: (postId: string) => void }) {
  const d = useDeskWords();
  const nameOf = usePostName();
  const { posts, post } = session;
  if (!post) return null;
  if (posts.length === 1) {
    return (
      <span className={classes.only} title={d("onePost")}>
        <Icon name="building" />
        {nameOf(post)}
      </span>
    );
  }
  return (
    <ListSwitch
      look="framed"
      icon="swap"
      label={d("post")}
      value={post.id}
      options={posts.map((held) => ({ value: held.id, name: nameOf(held) }))}
      onChange={onChoose}
    />
  );
}

/** Names a post by its body and role. */
export function usePostName(): (post: SessionPost) => string {
  const t = useWords();
  const wordsOf = useWordsOf();
  return ({ bodyName, role }) => `${wordsOf(bodyName)} · ${t(`role.${role}`)}`;
}
