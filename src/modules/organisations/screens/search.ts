import type { StaffRole } from "#engine/actor.ts";
import { markHits } from "#engine/marks.ts";
import { useWords } from "#web/words/useWords.ts";
import { matchBodies } from "#web/kit/matchBodies.ts";
import type { SearchSource } from "#web/search/searchSource.ts";
import { bodyIndexOf, bodyOptionsOf } from "./bodyIndex.ts";
import { organisations } from "./organisationsClient.ts";
import { bodyTreeQuery } from "./useBodyTree.ts";

const administrators: readonly StaffRole[] = ["systemAdmin", "securityAdmin"];
const bodiesMost = 200;

const bodies: SearchSource = {
  id: "bodies",
  title: { zh: "机构", en: "Bodies" },
  icon: "building",
  order: 40,
  async find({ typed, parts, most, language, post, queries }) {
    const index = bodyIndexOf(await queries.query(bodyTreeQuery));
    const options = bodyOptionsOf(index, (words) => words[language]);
    const { shown, more } = matchBodies(options, typed, bodiesMost);
    const manages = administrators.includes(post.role);
    return {
      hits: shown.slice(0, most).map(({ id, name, path }) => ({
        id,
        // Whoever does not administer them finds what everybody may know of a body.
        ...(manages ? { to: `/organisations/${id}` } : { to: "/directory", search: { q: name } }),
        title: markHits(name, parts),
        facts: [path.join(" › ")],
      })),
      more: shown.length > most || more > 0,
    };
  },
};

const people: SearchSource = {
  id: "people",
  title: { zh: "人员", en: "People" },
  icon: "people",
  order: 50,
  forRoles: ["systemAdmin", "securityAdmin", "auditor", "supervisor", "dispatcher"],
  async find({ text, parts, most, language, signal }) {
    if (text === "") return { hits: [], more: false };
    const { items, nextCursor } = await organisations.searchPeople({ q: text, limit: most }, { signal });
    const t = useWords.inLanguage(language);
    return {
      hits: items.map(({ id, name, posts }) => ({
        id,
        to: `/people/${id}`,
        title: markHits(name, parts),
        facts: posts.map(({ bodyName, role }) => `${bodyName[language]} · ${t(`role.${role}`)}`),
      })),
      more: nextCursor !== undefined,
    };
  },
  list: { to: "/people", label: { zh: "人员", en: "People" } },
};

/** Bodies, and the people of one's part of the tree for those who may look for them. */
export const organisationSearch: readonly SearchSource[] = [bodies, people];
