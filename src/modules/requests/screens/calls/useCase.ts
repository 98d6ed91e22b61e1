import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type ApiError, asApiError } from "#web/client/apiError.ts";
import type { CaseView } from "../../contract.ts";
import { useCaseAccess } from "./caseAccess.ts";
import { readCase } from "./requestCalls.ts";

// Whoever holds only a receipt code has no stream of changes: the page asks by itself while it is looked at.
const pollMs = 20_000;

/** A case as a screen follows it. */
export interface FollowedCase {
  view: CaseView | undefined;
  error: ApiError | undefined;
  /** Puts the answer of an action in the place of what was read before. */
  show(view: CaseView): void;
  reload(): Promise<unknown>;
}

/**
 * Reads a case and keeps it fresh: by the live stream when signed in, by asking again for a receipt holder. Without an id
 * nothing is read.
 */
export function useCase(caseId: string | undefined): FollowedCase {
  const { receiptCode } = useCaseAccess();
  const queries = useQueryClient();
  const polls = receiptCode !== undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ["case", caseId, polls ? "receipt" : "session"],
    queryFn: ({ signal }) => readCase(caseId ?? "", receiptCode, signal),
    enabled: caseId !== undefined,
    ...(polls ? { refetchInterval: pollMs, staleTime: 5_000 } : {}),
  });
  const show = useCallback(
    (view: CaseView) => {
      queries.setQueryData(["case", caseId, polls ? "receipt" : "session"], view);
      void queries.invalidateQueries({ queryKey: ["queue"] });
      void queries.invalidateQueries({ queryKey: ["my-cases"] });
    },
    [queries, caseId, polls],
  );
  return { view: data, error: error ? asApiError(error) : undefined, show, reload: refetch };
}
