import type { StaffRole } from "#engine/actor.ts";
import type { ScreenRoute } from "#web/screenRoute.ts";

export { findBlank } from "../domain/blanks.ts";
export type { ChosenArticle } from "./chosenArticle.ts";

/** The knowledge base beside a form in which a caller's words are taken down. */
export const loadKnowledgePanel = () =>
  import("./besideForms.ts").then(({ KnowledgePanel }) => KnowledgePanel);

/** Says in a line how much the knowledge base has on a caller's words. */
export const loadKnowledgeHint = () => import("./besideForms.ts").then(({ KnowledgeHint }) => KnowledgeHint);

/** Puts a template's words into an answer. */
export const loadTemplatePicker = () =>
  import("./besideForms.ts").then(({ TemplatePicker }) => TemplatePicker);

const readers: readonly StaffRole[] = [
  "clerk",
  "townshipDesk",
  "dispatcher",
  "handler",
  "head",
  "supervisor",
  "auditor",
];

/** The screens of the knowledge base and of answer templates. */
export const knowledgeScreens: readonly ScreenRoute[] = [
  {
    path: "/knowledge",
    shell: "desk",
    title: { zh: "知识库", en: "Knowledge" },
    load: () => import("./knowledgePages.ts").then(({ ListScreen }) => ({ default: ListScreen })),
    nav: { icon: "book", order: 20, forRoles: readers },
  },
  {
    path: "/knowledge/new",
    shell: "desk",
    title: { zh: "写一条知识", en: "Write an article" },
    load: () => import("./knowledgePages.ts").then(({ NewScreen }) => ({ default: NewScreen })),
  },
  {
    path: "/knowledge/templates",
    shell: "desk",
    title: { zh: "答复模板", en: "Answer templates" },
    load: () => import("./knowledgePages.ts").then(({ TemplatesScreen }) => ({ default: TemplatesScreen })),
  },
  {
    path: "/knowledge/$articleId",
    shell: "desk",
    title: { zh: "知识", en: "Article" },
    load: () => import("./knowledgePages.ts").then(({ ArticleScreen }) => ({ default: ArticleScreen })),
  },
  {
    path: "/knowledge/$articleId/edit",
    shell: "desk",
    title: { zh: "修改知识", en: "Change an article" },
    load: () => import("./knowledgePages.ts").then(({ EditScreen }) => ({ default: EditScreen })),
  },
];
