import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { StaffRole } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import { type ApiError, asApiError } from "#web/client/apiError.ts";
import { apiJson } from "#web/client/apiFetch.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { dropDraftsOf } from "#web/draft/draft.ts";
import { choosePost, useChosenPost } from "./postChoice.ts";

/** A post as the session names it. */
export interface SessionPost {
  id: string;
  role: StaffRole;
  bodyId: string;
  bodyName: Words;
  /** At the body above all others. */
  atRoot: boolean;
}

/** Who is signed in: staff, a reporter, or nobody. */
export interface SessionView {
  person?: { id: string; name: string };
  posts: readonly SessionPost[];
  reporter?: { id: string; name?: string };
  /** For those who operate an installation that is not live yet. */
  firstSteps?: "begin" | "go-on";
}

/** What screens know of the session. */
export interface Session {
  status: "loading" | "known" | "failed";
  error: ApiError | undefined;
  person: SessionView["person"];
  reporter: SessionView["reporter"];
  posts: readonly SessionPost[];
  firstSteps: SessionView["firstSteps"];
  /** The post acted in: the chosen one, else the first held. */
  post: SessionPost | undefined;
  choosePost(postId: string): void;
  signOut(): Promise<void>;
  retry(): void;
}

/** The Query that asks who is signed in; sign-in screens invalidate its key. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => apiJson<SessionView>("/session", { signal }),
  staleTime: 60_000,
});

/** Who is signed in and in which post they act. */
export function useSession(): Session {
  const queries = useQueryClient();
  const answer = useQuery(sessionQuery);
  const chosen = useChosenPost();
  const posts = answer.data?.posts ?? [];
  const post = posts.find(({ id }) => id === chosen) ?? posts[0];

  // The post kept in the browser may be gone, or another person's: the first held takes its place.
  useEffect(() => {
    if (answer.data !== undefined) choosePost(post?.id);
  }, [answer.data, post?.id]);

  const choose = useCallback(
    (postId: string) => {
      choosePost(postId);
      // What one post may see, another may not: nothing seen before is kept.
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
    [queries],
  );

  const personId = answer.data?.person?.id;
  const signOut = useCallback(async () => {
    await apiJson("/session", { method: "DELETE" });
    dropDraftsOf(browserStorage(), personId);
    choosePost(undefined);
    queries.clear();
  }, [queries, personId]);

  return {
    status: answer.data !== undefined ? "known" : answer.isError ? "failed" : "loading",
    error: answer.isError ? asApiError(answer.error) : undefined,
    person: answer.data?.person,
    reporter: answer.data?.reporter,
    posts,
    firstSteps: answer.data?.firstSteps,
    post,
    choosePost: choose,
    signOut,
    retry: () => void answer.refetch(),
  };
}
