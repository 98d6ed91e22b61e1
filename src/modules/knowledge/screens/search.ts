import { excerptOf, markHits } from "#engine/marks.ts";
import { fitsSearch } from "#web/kit/fitsSearch.ts";
import type { SearchSource } from "#web/search/searchSource.ts";
import { knowledge, knowledgeKey } from "./knowledgeClient.ts";

const forRoles = ["clerk", "townshipDesk", "dispatcher", "handler", "head", "supervisor", "auditor"] as const;
const keptMs = 60_000;
const excerptLength = 80;

const articles: SearchSource = {
  id: "articles",
  title: { zh: "知识库", en: "Knowledge" },
  icon: "book",
  order: 20,
  forRoles,
  async find({ text, most, language, signal }) {
    if (text === "") return { hits: [], more: false };
    const { lines } = await knowledge.search({ q: text, limit: most + 1 }, { signal });
    return {
      hits: lines.slice(0, most).map(({ id, title, excerpt, owner }) => ({
        id,
        to: `/knowledge/${id}`,
        title,
        detail: excerpt,
        facts: [owner.name[language]],
      })),
      more: lines.length > most,
    };
  },
  list: { to: "/knowledge", label: { zh: "知识库", en: "Knowledge" } },
};

const templates: SearchSource = {
  id: "templates",
  title: { zh: "答复模板", en: "Answer templates" },
  icon: "file",
  order: 30,
  forRoles,
  async find({ typed, parts, most, language, queries }) {
    // The few templates that a post may use, read once and searched here.
    const { lines } = await queries.query({
      queryKey: [...knowledgeKey, "templates"],
      queryFn: ({ signal }) => knowledge.templates({}, { signal }),
      staleTime: keptMs,
    });
    const found = lines.filter((line) => fitsSearch(line, typed));
    return {
      hits: found.slice(0, most).map(({ id, title, words, body }) => ({
        id,
        to: "/knowledge/templates",
        hands: title,
        title: markHits(title, parts),
        detail: excerptOf(words, parts, excerptLength),
        facts: [body.name[language]],
      })),
      more: found.length > most,
    };
  },
  list: { to: "/knowledge/templates", label: { zh: "答复模板", en: "Answer templates" } },
};

/** Articles in force, and the templates that I may use. */
export const knowledgeSearch: readonly SearchSource[] = [articles, templates];
