import type { Transaction } from "#platform/database/queryable.ts";
import { putInForce } from "../articles/publishArticle.ts";
import { headOf } from "../articles/reviseArticle.ts";
import type { Article } from "../domain/article.ts";
import { dateOf } from "../domain/validity.ts";
import { findVersion, insertArticle, insertVersion } from "../store.ts";
import { appendChange } from "../store/changes.ts";
import { insertTemplate } from "../store/templates.ts";
import { demoArticles, demoTemplates } from "./demoKnowledge.ts";

const ground = "演示内容，不是真实依据";
const validDays = 180;

/** Adds the made-up articles and templates that are not there yet, each marked as made up. */
export async function seedDemoKnowledge(tx: Transaction, now: Date): Promise<void> {
  for (const [index, demo] of demoArticles.entries()) {
    const id = demoId("c", index + 1);
    if (await findVersion(tx, id, 1)) continue;
    const { validDays: days = validDays, ...said } = demo;
    const content = { kinds: [], ground, public: false, ...said, validUntil: dateOf(now, days) };
    const article: Article = {
      id,
      ...headOf(content),
      newestVersion: 1,
      publishedVersion: undefined,
      draftVersion: 1,
      withdrawnAt: undefined,
      changedAt: now,
    };
    await insertArticle(tx, article);
    await insertVersion(tx, { ...content, articleId: id, version: 1, draftedAt: now, draftedBy: undefined });
    const draft = await findVersion(tx, id, 1);
    if (draft) await putInForce(tx, article, draft, { at: now, by: undefined });
    await note(tx, "published", id, now);
  }
  for (const [index, template] of demoTemplates.entries()) {
    const id = demoId("e", index + 1);
    if (await insertTemplate(tx, { kind: undefined, ...template, id, changedAt: now }))
      await note(tx, "template-added", id, now);
  }
}

async function note(tx: Transaction, act: "published" | "template-added", subjectId: string, now: Date) {
  const version = act === "published" ? { version: 1 } : {};
  await appendChange(
    tx,
    { act, subjectId, ...version },
    { by: undefined, bodyId: undefined, at: now, key: `demo-${subjectId}`, inputDigest: "demo" },
  );
}

function demoId(group: "c" | "e", number: number): string {
  return `d3300000-0000-4000-8000-${group}${String(number).padStart(11, "0")}`;
}
