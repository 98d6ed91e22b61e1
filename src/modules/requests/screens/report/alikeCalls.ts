import { apiJson } from "#web/client/apiFetch.ts";
import type { CaseLine, PublicLine } from "../../contract.ts";
import type { AlikeAsked } from "./alikeAsked.ts";

/** Public cases of the same township and kind; what is being written stays on the device. */
export function listAlike(
  { placeId, kind }: AlikeAsked,
  signal: AbortSignal,
): Promise<{ lines: PublicLine[] }> {
  return apiJson(`/public/alike?${new URLSearchParams({ placeId, kind }).toString()}`, { signal });
}

/** Cases that a member of staff may see, with words like these. */
export function findAlike(asked: AlikeAsked, signal: AbortSignal): Promise<{ lines: CaseLine[] }> {
  return apiJson("/requests/alike", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
    signal,
  });
}
