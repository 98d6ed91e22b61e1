import { knowledgeSearch } from "#modules/knowledge/screens/search.ts";
import { organisationSearch } from "#modules/organisations/screens/search.ts";
import { caseSearch } from "#modules/requests/screens/search.ts";
import type { SearchSource } from "./search/searchSource.ts";

/** What each module lets the desk's search go through: a new one adds its line. Loaded with the search itself. */
export const searchSources: readonly SearchSource[] = [
  ...caseSearch,
  ...knowledgeSearch,
  ...organisationSearch,
];
