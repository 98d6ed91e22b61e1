import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Words } from "#engine/words.ts";
import { apiJson } from "#web/client/apiFetch.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";

/** What the service is called, and how else it is reached. */
export interface Service {
  named: boolean;
  name: Words;
  shortName: Words;
  hotline: string;
  territory: Words;
  prefecture?: Words;
}

const storageKey = "shiliu.service";
const product: Words = { zh: "石榴", en: "Shiliu" };
const unknown: Service = {
  named: false,
  name: product,
  shortName: product,
  hotline: "12345",
  territory: { zh: "", en: "" },
};

/** The Query that asks what the service is called. */
export const serviceQuery = queryOptions({
  queryKey: ["service"],
  queryFn: async ({ signal }) => {
    const service = await apiJson<Service>("/service", { signal });
    browserStorage().setItem(storageKey, JSON.stringify(service));
    return service;
  },
  staleTime: 600_000,
});

let last: Service | undefined;

/** As it was called when this browser last heard, so that the head of the page does not change under the reader. */
function remembered(): Service {
  try {
    last ??= JSON.parse(browserStorage().getItem(storageKey) ?? "null") as Service | undefined;
  } catch {
    // Somebody else's text under our key: the answer is on its way.
  }
  return last ?? unknown;
}

/** What the service is called, in one place for head, titles and feed. */
export function useService(): Service {
  return useQuery(serviceQuery).data ?? remembered();
}
