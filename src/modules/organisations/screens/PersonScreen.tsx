import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BodyIndex } from "./bodyIndex.ts";
import { EditDialog } from "./EditDialog.tsx";
import { Fact } from "./Fact.tsx";
import { HistorySection } from "./HistorySection.tsx";
import classes from "./Organisations.module.css";
import { KeysOfPerson } from "./KeysOfPerson.tsx";
import { organisations, organisationsKey, type PersonPage } from "./organisationsClient.ts";
import { personActions, sendPersonAction } from "./personActions.ts";
import { PostList } from "./PostList.tsx";
import { Section } from "./Section.tsx";
import { SignInSection } from "./signIn/SignInSection.tsx";
import { useBodyTree } from "./useBodyTree.ts";
import { useOrganisationWords } from "./words.ts";

/** One person: their posts now and before, what may be done, and the history. */
export function PersonScreen() {
  const o = useOrganisationWords();
  const { personId = "" }: { personId?: string } = useParams({ strict: false });
  const { index, error: treeError } = useBodyTree();
  const { data, error, refetch } = useQuery({
    queryKey: [...organisationsKey, "person", personId],
    queryFn: ({ signal }) => organisations.readPerson({ id: personId }, { signal }),
  });
  const failure = error ?? treeError;
  if (failure || !data || !index) {
    return (
      <Page title={o("people.title")} backTo="/people">
        {failure ? (
          <ErrorState error={asApiError(failure)} onRetry={() => void refetch()} />
        ) : (
          <LoadingState shape="page" />
        )}
      </Page>
    );
  }
  return <Person key={personId} person={data} index={index} />;
}

function Person({ person, index }: { person: PersonPage; index: BodyIndex }) {
  const o = useOrganisationWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  const { post } = useSession();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: organisationsKey });
  const actions = post ? personActions(person, post, index, o, t, wordsOf) : [];
  return (
    <Page
      title={person.name}
      backTo="/people"
      lead={person.active ? o("person.since", { day: day(person.createdAt) }) : o("people.left")}
      aside={person.mayChange && <EditPerson key={`${person.name} ${person.workPhone}`} person={person} />}
    >
      <dl className={classes.facts}>
        {person.login !== undefined && <Fact name={o("person.login")}>{person.login}</Fact>}
        <Fact name={o("person.workPhone")}>{person.workPhone ?? o("person.noPhone")}</Fact>
      </dl>
      {actions.length > 0 && (
        <ActionBar
          subject={`person:${person.id}`}
          actions={actions}
          send={(action, values, { idempotencyKey }) =>
            sendPersonAction(person.id, action, values, idempotencyKey)
          }
          onDone={refresh}
        />
      )}
      <Section level={2} title={o("person.posts")}>
        {person.posts.length === 0 && <p className={classes.quiet}>{o("person.noPosts")}</p>}
        <PostList posts={person.posts} mayEnd={person.mayEnd} onEnded={refresh} />
      </Section>
      {person.pastPosts.length > 0 && (
        <Section level={2} title={o("person.past")}>
          <PostList posts={person.pastPosts} mayEnd={[]} onEnded={refresh} />
        </Section>
      )}
      {/* History and sign-in are for the same readers. */}
      {person.history !== undefined && <SignInSection person={person} />}
      <KeysOfPerson personId={person.id} onEnded={refresh} />
      <HistorySection lines={person.history} index={index} level={2} />
    </Page>
  );
}

function EditPerson({ person }: { person: PersonPage }) {
  const o = useOrganisationWords();
  return (
    <EditDialog
      name={`person:${person.id}:edit`}
      label={o("person.edit")}
      submitLabel={o("person.save")}
      fields={[
        { name: "name", label: o("person.name"), value: person.name, required: true },
        { name: "workPhone", label: o("person.workPhone"), value: person.workPhone ?? "", kind: "phone" },
      ]}
      send={(textOf, idempotencyKey) =>
        organisations.changePerson(
          { id: person.id, name: textOf("name"), workPhone: textOf("workPhone") || null },
          { context: { idempotencyKey } },
        )
      }
    />
  );
}
