import { Button } from "@mantine/core";
import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Organisations.module.css";
import { organisations, type PostLine } from "./organisationsClient.ts";
import { endPostAction } from "./personActions.ts";
import { textsOf } from "./textsOf.ts";
import { useOrganisationWords } from "./words.ts";

/** What {@link PostList} takes. */
export interface PostListProps {
  posts: readonly PostLine[];
  /** Ids of the posts that may be ended here. */
  mayEnd: readonly string[];
  onEnded: () => void;
}

/** A person's posts, each with what it is, where and since when; those that may be ended have a button for it. */
export function PostList({ posts, mayEnd, onEnded }: PostListProps) {
  const o = useOrganisationWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  const [ending, setEnding] = useState<PostLine>();
  const span = (post: PostLine) =>
    post.until === undefined
      ? o("person.from", { day: day(post.from) })
      : o("person.span", { from: day(post.from), until: day(post.until) });
  return (
    <>
      <ul className={classes.list}>
        {posts.map((post) => (
          <li key={post.id} className={classes.item}>
            <span className={classes.itemText}>
              <strong>
                {t(`role.${post.role}`)} · {wordsOf(post.bodyName)}
              </strong>
              <small>{[post.title, span(post)].filter(Boolean).join(" · ")}</small>
            </span>
            {mayEnd.includes(post.id) && (
              <Button variant="default" onClick={() => setEnding(post)}>
                {o("personAct.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <EndPost
          post={ending}
          onClose={() => setEnding(undefined)}
          onEnded={() => {
            setEnding(undefined);
            onEnded();
          }}
        />
      )}
    </>
  );
}

interface EndPostProps {
  post: PostLine;
  onClose: () => void;
  onEnded: () => void;
}

function EndPost({ post, onClose, onEnded }: EndPostProps) {
  const o = useOrganisationWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const { label, explains, fields } = endPostAction(o);
  return (
    <Dialog title={label} onClose={onClose} closeLabel={t("actions.cancel")}>
      <ActionForm
        name={`post:${post.id}:end`}
        intro={
          <>
            <p>
              {t(`role.${post.role}`)} · {wordsOf(post.bodyName)}
            </p>
            <p className={classes.quiet}>{explains}</p>
          </>
        }
        fields={fields}
        submitLabel={label}
        destructive
        send={(values, { idempotencyKey }) =>
          organisations.endPost(
            { id: post.id, reason: textsOf(values)("reason") },
            { context: { idempotencyKey } },
          )
        }
        onDone={onEnded}
        onCancel={onClose}
      />
    </Dialog>
  );
}
