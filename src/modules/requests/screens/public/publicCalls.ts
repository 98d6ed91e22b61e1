import { apiJson } from "#web/client/apiFetch.ts";
import type { PublicCase, PublicLine, PublicOverview, PublicPlaces } from "../../contract.ts";
import type { Page } from "../calls/requestCalls.ts";

// By plain requests: these are pages of a resident's phone.

/** One page of the public list. */
export function listPublic(query: URLSearchParams, signal: AbortSignal): Promise<Page<PublicLine>> {
  return apiJson(`/public/requests?${query.toString()}`, { signal });
}

/** How many public cases lie where. */
export function countPlaces(query: URLSearchParams, signal: AbortSignal): Promise<PublicPlaces> {
  return apiJson(`/public/places?${query.toString()}`, { signal });
}

/** A case as anybody may see it. */
export function readPublicCase(number: string, signal: AbortSignal): Promise<PublicCase> {
  return apiJson(`/public/requests/${encodeURIComponent(number)}`, { signal });
}

/** What the front page tells: near this place, where one is known. */
export function readOverview(placeId: string | undefined, signal: AbortSignal): Promise<PublicOverview> {
  return apiJson(
    `/public/overview${placeId === undefined ? "" : `?matterId=${encodeURIComponent(placeId)}`}`,
    {
      signal,
    },
  );
}
