import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { StaffRole } from "#engine/actor.ts";
import { asApiError } from "#web/client/apiError.ts";
import { serverNowMs } from "#web/clock/serverClock.ts";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import { BodyPicker } from "#web/kit/BodyPicker.tsx";
import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { type SessionPost, useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { rolesGivenBy } from "../../domain/mayManage.ts";
import { bodyOptionsOf, isWithin } from "../bodyIndex.ts";
import { organisations, organisationsKey } from "../organisationsClient.ts";
import { textsOf } from "../textsOf.ts";
import { useBodyTree } from "../useBodyTree.ts";
import { endOfKey, earliestDay, keyLasts } from "./endOfKey.ts";
import classes from "./Keys.module.css";
import { MadeKey } from "./MadeKey.tsx";
import { useKeyWords } from "./words.ts";

/** What {@link MakeKey} takes. */
export interface MakeKeyProps {
  /** The post that the administrator acts in. */
  post: SessionPost;
  onMade: () => void;
  onClose: () => void;
}

interface Made {
  name: string;
  secret: string | undefined;
}

/** Makes a key: where it acts, in which post, what it is called and how long it lasts; then shows it, once. */
export function MakeKey({ post, onMade, onClose }: MakeKeyProps) {
  const k = useKeyWords();
  const t = useWords();
  const [bodyId, setBodyId] = useState<string>();
  const [chosen, setChosen] = useState<{ id: string; role: StaffRole }>();
  const [made, setMade] = useState<Made>();
  if (made) return <MadeKey name={made.name} secret={made.secret} onClose={onClose} />;

  async function send(values: FieldValues, { idempotencyKey }: { idempotencyKey: string }): Promise<Made> {
    if (!chosen) throw new Error("The form cannot be sent before a post is chosen.");
    const text = textsOf(values);
    const expiresAt = endOfKey(text("lasts"), text("until"), serverNowMs());
    const { secret } = await organisations.makeKey(
      { postId: chosen.id, name: text("name"), ...(expiresAt !== undefined && { expiresAt }) },
      { context: { idempotencyKey } },
    );
    return { name: text("name"), secret };
  }

  return (
    <Dialog title={k("make.title")} onClose={onClose} closeLabel={t("actions.cancel")}>
      <ActionForm
        name="key:make"
        intro={
          <div className={classes.make}>
            <Place
              post={post}
              value={bodyId}
              onChange={(id) => {
                setBodyId(id);
                setChosen(undefined);
              }}
            />
            {bodyId !== undefined && (
              <Posts
                key={bodyId}
                bodyId={bodyId}
                given={rolesGivenBy(post.role)}
                value={chosen?.id}
                onChange={setChosen}
              />
            )}
          </div>
        }
        fields={chosen ? keyFields(k) : []}
        initial={{ lasts: "year" }}
        submitLabel={k("make.send")}
        closed={!chosen}
        send={send}
        onDone={(key) => {
          setMade(key);
          onMade();
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}

interface PlaceProps {
  post: SessionPost;
  value: string | undefined;
  onChange: (bodyId: string | undefined) => void;
}

function Place({ post, value, onChange }: PlaceProps) {
  const k = useKeyWords();
  const wordsOf = useWordsOf();
  const { index, error, retry } = useBodyTree();
  if (error) return <ErrorState error={asApiError(error)} onRetry={retry} />;
  if (!index) return <LoadingState />;
  return (
    <BodyPicker
      label={k("make.body")}
      description={k("make.bodyHint")}
      options={bodyOptionsOf(index, wordsOf, (body) => isWithin(index, body.id, post.bodyId))}
      value={value === undefined ? [] : [value]}
      onChange={([id]) => onChange(id)}
    />
  );
}

interface PostsProps {
  bodyId: string;
  given: readonly StaffRole[];
  value: string | undefined;
  onChange: (post: { id: string; role: StaffRole }) => void;
}

function Posts({ bodyId, given, value, onChange }: PostsProps) {
  const k = useKeyWords();
  const t = useWords();
  const { person: me } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: [...organisationsKey, "people", "at", bodyId],
    queryFn: ({ signal }) => organisations.searchPeople({ at: bodyId, limit: 200 }, { signal }),
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const posts = data.items
    .filter(({ id }) => id !== me?.id)
    .flatMap((person) => person.posts.map((post) => ({ ...post, personName: person.name })))
    .filter((post) => post.bodyId === bodyId && given.includes(post.role));
  if (posts.length === 0) return <Notice tone="warn">{k("make.noPosts")}</Notice>;
  return (
    <ChoiceCards
      label={k("make.post")}
      description={k("make.postHint")}
      options={posts.map((post) => ({
        value: post.id,
        label: `${post.personName} · ${t(`role.${post.role}`)}`,
        hint: k("make.mayDo", { may: k(`may.${post.role}`) }),
      }))}
      value={value ?? ""}
      onChange={(id) => {
        const post = posts.find((each) => each.id === id);
        if (post) onChange(post);
      }}
    />
  );
}

function keyFields(k: ReturnType<typeof useKeyWords>): ActionField[] {
  return [
    {
      kind: "text",
      name: "name",
      label: k("make.name"),
      hint: k("make.nameHint"),
      required: true,
      mostCharacters: 100,
      autoComplete: "off",
    },
    {
      kind: "choice",
      name: "lasts",
      label: k("make.lasts"),
      required: true,
      options: keyLasts.map((lasts) => ({
        value: lasts,
        label: k(`make.${lasts}`),
        ...(lasts === "forever" && { hint: k("make.foreverHint") }),
      })),
    },
    {
      kind: "date",
      name: "until",
      label: k("make.until"),
      required: true,
      earliest: earliestDay(serverNowMs()),
      when: { field: "lasts", is: "day" },
    },
  ];
}
