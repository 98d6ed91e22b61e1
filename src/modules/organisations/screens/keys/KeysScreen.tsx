import { Button, Checkbox } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { rolesGivenBy } from "../../domain/mayManage.ts";
import { organisations, organisationsKey } from "../organisationsClient.ts";
import { KeyList } from "./KeyList.tsx";
import { MakeKey } from "./MakeKey.tsx";
import { useKeyWords } from "./words.ts";

/** The keys of other systems: what each may do, when it was used, when it ends; made and ended here. */
export function KeysScreen() {
  const k = useKeyWords();
  const queries = useQueryClient();
  const { post } = useSession();
  const [withEnded, setWithEnded] = useState(false);
  const [making, setMaking] = useState(false);
  const { person, showAll } = usePersonAsked();
  const keys = useKeys(person, withEnded);
  const items = keys.data?.pages.flatMap((page) => page.items);
  const refresh = () => void queries.invalidateQueries({ queryKey: organisationsKey });
  const mayMake = post !== undefined && rolesGivenBy(post.role).length > 0;
  return (
    <Page
      title={k("title")}
      lead={k("lead")}
      width="wide"
      aside={mayMake && <Button onClick={() => setMaking(true)}>{k("make.open")}</Button>}
    >
      {person !== undefined && (
        <Notice
          tone="calm"
          action={
            <Button variant="default" onClick={showAll}>
              {k("showAll")}
            </Button>
          }
        >
          {k("onlyOf", { name: items?.[0]?.person.name ?? "…" })}
        </Notice>
      )}
      <Checkbox
        label={k("all")}
        checked={withEnded}
        onChange={(event) => setWithEnded(event.currentTarget.checked)}
      />
      {keys.error ? (
        <ErrorState error={asApiError(keys.error)} onRetry={() => void keys.refetch()} />
      ) : items === undefined ? (
        <LoadingState />
      ) : items.length === 0 ? (
        <EmptyState icon="key" title={k("none")} hint={k("noneHint")} />
      ) : (
        <KeyList keys={items} onEnded={refresh} />
      )}
      {keys.hasNextPage && (
        <Button variant="default" loading={keys.isFetchingNextPage} onClick={() => void keys.fetchNextPage()}>
          {k("more")}
        </Button>
      )}
      {making && post && <MakeKey post={post} onMade={refresh} onClose={() => setMaking(false)} />}
    </Page>
  );
}

/** Whose keys the address asks for, where it names somebody. */
function usePersonAsked() {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const person = typeof search["person"] === "string" ? search["person"] : undefined;
  return { person, showAll: () => void navigate({ to: "/keys" }) };
}

function useKeys(person: string | undefined, withEnded: boolean) {
  return useInfiniteQuery({
    queryKey: [...organisationsKey, "keys", person, withEnded],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      organisations.listKeys(
        {
          include: withEnded ? "all" : "active",
          ...(person !== undefined && { person }),
          ...(pageParam !== "" && { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}
