import { useQuery } from "@tanstack/react-query";
import { client } from "#web/client/client.ts";

/** A ruling on a like request. */
export type Precedent = Awaited<ReturnType<typeof client.requests.precedents>>["precedents"][number];

/** The rulings on requests like a case, asked for as its page opens, so that they are there with the form. */
export function usePrecedents(caseId: string, wanted = true) {
  return useQuery({
    queryKey: ["case", caseId, "precedents"],
    queryFn: ({ signal }) => client.requests.precedents({ caseId }, { signal }),
    enabled: wanted,
    staleTime: 60_000,
  });
}
