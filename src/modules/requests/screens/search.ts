import { client } from "#web/client/client.ts";
import type { SearchSource } from "#web/search/searchSource.ts";
import { formatInstant } from "#web/words/formats.ts";

// Whoever administers the system alone has no list of cases either.
const forRoles = ["clerk", "townshipDesk", "dispatcher", "handler", "head", "supervisor", "auditor"] as const;

/** A case by its number, with or without letters and zeros; longer numbers are people's, and addresses are logged. */
const caseNumber = /^(?:SL\d{1,15}|\d{2,8})$/i;

const longest = 60;

/** Cases that I may see: by their number, or by their words. */
export const caseSearch: readonly SearchSource[] = [
  {
    id: "cases",
    title: { zh: "诉求", en: "Cases" },
    icon: "folder",
    order: 10,
    forRoles,
    async find({ typed, text, most, language, signal }) {
      const q = caseNumber.test(typed) ? typed : [...text].slice(0, longest).join("").trim();
      if (q === "") return { hits: [], more: false };
      const { lines, next } = await client.requests.search({ q, limit: most }, { signal });
      return {
        hits: lines.map(({ id, number, state, summary, found, matter, openedAt }) => ({
          id,
          to: `/desk/cases/${id}`,
          title: found ?? [{ text: summary ?? number, hit: false }],
          facts: [
            number,
            state.name[language],
            ...(matter ? [matter[language]] : []),
            formatInstant(openedAt, language),
          ],
        })),
        more: next !== undefined,
      };
    },
    list: { to: "/desk/cases", label: { zh: "全部诉求", en: "All cases" } },
  },
];
