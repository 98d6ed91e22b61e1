import { loadKnowledgeSearch } from "#modules/knowledge/screens/index.ts";
import { loadOrganisationSearch } from "#modules/organisations/screens/index.ts";
import { loadCaseSearch } from "#modules/requests/screens/index.ts";
import { screensSource } from "./search/screensSource.ts";
import type { SearchSource } from "./search/searchSource.ts";

/** What each module lets the desk's search go through: a new one adds its line. Loaded as the search is opened. */
const loaders: readonly (() => Promise<readonly SearchSource[]>)[] = [
  loadCaseSearch,
  loadKnowledgeSearch,
  loadOrganisationSearch,
];

/** Every source of the desk's search, in the order in which they are shown. */
export async function loadSearchSources(): Promise<readonly SearchSource[]> {
  const sources = await Promise.all(loaders.map((load) => load()));
  return [...sources.flat(), screensSource].toSorted((one, other) => one.order - other.order);
}
