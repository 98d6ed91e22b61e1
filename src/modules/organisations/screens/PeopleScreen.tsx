import { Button, Checkbox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { roles, type StaffRole } from "#engine/actor.ts";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FilterBar, type FilterValues } from "#web/kit/FilterBar.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useHandedSearch } from "#web/search/handedSearch.ts";
import { useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Organisations.module.css";
import { organisations, organisationsKey, type PersonLine } from "./organisationsClient.ts";
import { addPersonAction, sendAddPerson } from "./personActions.ts";
import { useBodyTree } from "./useBodyTree.ts";
import { useOrganisationWords } from "./words.ts";

const typingMs = 300;
const staffRoles = roles.filter((role): role is StaffRole => role !== "reporter");

/** The people of one's part of the tree, to look through and to add to. */
export function PeopleScreen() {
  const o = useOrganisationWords();
  const t = useWords();
  const [filters, setFilters] = useState<FilterValues>({});
  useHandedSearch(
    "/people",
    useCallback((q: string) => setFilters({ q }), []),
  );
  const [applied] = useDebouncedValue(filters, typingMs);
  const [withInactive, setWithInactive] = useState(false);
  const [onlyUnreachable, setOnlyUnreachable] = useState(false);
  const { post } = useSession();
  const people = useFoundPeople(applied, withInactive, onlyUnreachable);
  return (
    <Page title={o("people.title")} lead={o("people.lead")} width="wide">
      <AddPerson />
      <FilterBar
        value={filters}
        onChange={setFilters}
        filters={[
          { kind: "search", name: "q", label: o("people.search") },
          {
            kind: "list",
            name: "role",
            label: o("people.role"),
            options: staffRoles.map((role) => ({ value: role, label: t(`role.${role}`) })),
          },
        ]}
      />
      <Checkbox
        label={o("people.all")}
        checked={withInactive}
        onChange={(event) => setWithInactive(event.currentTarget.checked)}
      />
      {post?.role === "systemAdmin" && (
        <Checkbox
          label={o("people.unreachable")}
          description={o("people.unreachableHint")}
          checked={onlyUnreachable}
          onChange={(event) => setOnlyUnreachable(event.currentTarget.checked)}
        />
      )}
      {people.error ? (
        <ErrorState error={asApiError(people.error)} onRetry={() => void people.refetch()} />
      ) : people.data === undefined ? (
        <LoadingState />
      ) : (
        <PeopleList people={people.data.pages.flatMap((page) => page.items)} />
      )}
      {people.hasNextPage && (
        <Button
          variant="default"
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {o("people.more")}
        </Button>
      )}
    </Page>
  );
}

function useFoundPeople(filters: FilterValues, withInactive: boolean, onlyUnreachable: boolean) {
  const role = staffRoles.find((known) => known === filters["role"]);
  const q = filters["q"]?.trim();
  return useInfiniteQuery({
    queryKey: [...organisationsKey, "people", filters, withInactive, onlyUnreachable],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      organisations.searchPeople(
        {
          ...(q && { q }),
          ...(role && { role }),
          include: withInactive ? "all" : "active",
          ...(onlyUnreachable && { reach: "none" }),
          ...(pageParam !== "" && { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

function PeopleList({ people }: { people: readonly PersonLine[] }) {
  const o = useOrganisationWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  if (people.length === 0) {
    return <EmptyState icon="people" title={o("people.none")} hint={o("people.noneHint")} />;
  }
  const standing = (person: PersonLine) =>
    person.posts.map((post) => `${t(`role.${post.role}`)} · ${wordsOf(post.bodyName)}`).join("；") ||
    (person.active ? o("people.noPost") : o("people.left"));
  return (
    <ul className={classes.list}>
      {people.map((person) => (
        <li key={person.id}>
          <Link
            to="/people/$personId"
            params={{ personId: person.id }}
            className={classes.item}
            preload={false}
          >
            <span className={classes.itemText}>
              <strong>{person.name}</strong>
              <small>{standing(person)}</small>
              {person.unreachable !== undefined && (
                <small className={classes.unreachable}>{o(`people.reach.${person.unreachable}`)}</small>
              )}
            </span>
            <small>{person.login}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function AddPerson() {
  const o = useOrganisationWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const queries = useQueryClient();
  const { post } = useSession();
  const { index } = useBodyTree();
  if (!index || !post) return null;
  const action = addPersonAction(post, index, o, t, wordsOf);
  if (!action) return null;
  return (
    <ActionBar
      subject="people"
      actions={[action]}
      send={(_, values, { idempotencyKey }) => sendAddPerson(values, idempotencyKey)}
      onDone={() => void queries.invalidateQueries({ queryKey: organisationsKey })}
    />
  );
}
