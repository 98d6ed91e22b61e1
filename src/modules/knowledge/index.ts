import { fileURLToPath } from "node:url";
import type { Actor } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type ArticleReference, findUsable } from "./articles/findUsable.ts";
import type { Ground } from "./ground.ts";
import { makeRoutes } from "./routes.ts";
import { findVersion, insertUse } from "./store.ts";

export { knowledgeRefusals } from "./refusals.ts";
export { seedDemoKnowledge } from "./seed/seedDemoKnowledge.ts";

/** What the module is handed by whoever assembles it. */
export type KnowledgeNeeds = Ground;

/** This module's migrations. */
export const knowledgeMigrations: MigrationFolder = {
  unit: "knowledge",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};

/** The desk's memory (知识库): articles in versions that answers are given from, and templates of answers. */
export interface Knowledge {
  /** The module's part of the API. */
  routes: ReturnType<typeof makeRoutes>;
  /** What a version is called; `undefined` for one that never was. */
  findTitle(article: ArticleReference): Promise<string | undefined>;
  /** Finds the version that an answer is given from and keeps it so until the transaction ends, or says why not. */
  findUsable(
    tx: Transaction,
    article: ArticleReference,
    asker: { actor: Actor; now: Date },
  ): Promise<ArticleReference | Refusal>;
  /** Counts that a case was answered from a version; the same case counts once. */
  noteUse(tx: Transaction, use: { caseId: string; article: ArticleReference; at: Date }): Promise<void>;
}

/** Assembles the module. */
export function makeKnowledge(ground: KnowledgeNeeds): Knowledge {
  return {
    routes: makeRoutes(ground),
    findTitle: async ({ id, version }) => (await findVersion(ground.pool, id, version))?.title,
    findUsable: (tx, article, asker) => findUsable(ground, tx, article, asker),
    noteUse: (tx, { caseId, article, at }) =>
      insertUse(tx, { caseId, articleId: article.id, version: article.version, at }),
  };
}
