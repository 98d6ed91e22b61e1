import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { listArticles } from "./articles/listArticles.ts";
import { proposeArticle } from "./articles/proposeArticle.ts";
import { publishArticle } from "./articles/publishArticle.ts";
import { readArticle, readVersion } from "./articles/readArticle.ts";
import { readPublicArticle } from "./articles/readPublicArticle.ts";
import { renewArticle } from "./articles/renewArticle.ts";
import { returnDraft } from "./articles/returnDraft.ts";
import { reviseArticle } from "./articles/reviseArticle.ts";
import { searchArticles, searchPublicArticles } from "./articles/searchArticles.ts";
import { withdrawArticle } from "./articles/withdrawArticle.ts";
import { knowledgeContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { readOptions } from "./readOptions.ts";
import { addTemplate } from "./templates/addTemplate.ts";
import { changeTemplate } from "./templates/changeTemplate.ts";
import { listTemplates, readTemplate } from "./templates/listTemplates.ts";
import { putAwayTemplate } from "./templates/putAwayTemplate.ts";
import { writeOf } from "./writeOnce.ts";

/** The module's part of the API. */
export function makeRoutes(ground: Ground) {
  const os = implement(knowledgeContract).$context<RequestContext>();
  return os.router({ ...readingRoutes(ground), ...writingRoutes(ground), ...templateRoutes(ground) });
}

function readingRoutes(ground: Ground) {
  const os = implement(knowledgeContract).$context<RequestContext>();
  return {
    options: os.options.handler(({ context }) => answer(readOptions(ground, context.actor))),
    search: os.search.handler(async ({ input, context }) =>
      answer(await searchArticles(ground, context.actor, input, context.now)),
    ),
    list: os.list.handler(async ({ input: { show, cursor, limit }, context }) =>
      answer(await listArticles(ground, context.actor, { show, cursor, limit }, context.now)),
    ),
    read: os.read.handler(async ({ input: { id }, context }) =>
      answer(await readArticle(ground, context.actor, id, context.now)),
    ),
    readVersion: os.readVersion.handler(async ({ input, context }) =>
      answer(await readVersion(ground, context.actor, input)),
    ),
    publicSearch: os.publicSearch.handler(({ input: { q, limit }, context }) =>
      searchPublicArticles(ground, { q, limit }, context.now),
    ),
    publicRead: os.publicRead.handler(async ({ input: { id }, context }) =>
      answer(await readPublicArticle(ground, id, context.now)),
    ),
  };
}

function writingRoutes(ground: Ground) {
  const os = implement(knowledgeContract).$context<RequestContext>();
  const written = async (context: RequestContext, id: string) =>
    answer(await readArticle(ground, context.actor, id, context.now));
  return {
    propose: os.propose.handler(async ({ input, context }) => {
      const { subjectId } = answer(await proposeArticle(ground, writeOf(context), input));
      return written(context, subjectId);
    }),
    revise: os.revise.handler(async ({ input: { id, newestVersion, ...content }, context }) => {
      answer(await reviseArticle(ground, writeOf(context), { id, newestVersion }, content));
      return written(context, id);
    }),
    publish: os.publish.handler(async ({ input: { id, version }, context }) => {
      answer(await publishArticle(ground, writeOf(context), { id, version }));
      return written(context, id);
    }),
    returnDraft: os.returnDraft.handler(async ({ input: { id, version, reason }, context }) => {
      answer(await returnDraft(ground, writeOf(context), { id, version, reason }));
      return written(context, id);
    }),
    withdraw: os.withdraw.handler(async ({ input: { id, reason }, context }) => {
      answer(await withdrawArticle(ground, writeOf(context), { id, reason }));
      return written(context, id);
    }),
    renew: os.renew.handler(async ({ input: { id, version, validUntil, reviewOn, reason }, context }) => {
      answer(await renewArticle(ground, writeOf(context), { id, version, validUntil, reviewOn, reason }));
      return written(context, id);
    }),
  };
}

function templateRoutes(ground: Ground) {
  const os = implement(knowledgeContract).$context<RequestContext>();
  const written = async (context: RequestContext, id: string) =>
    answer(await readTemplate(ground, context.actor, id));
  return {
    templates: os.templates.handler(async ({ input: { action, kind, caseId }, context }) => {
      const asked = { action, kind, caseId };
      return { lines: answer(await listTemplates(ground, context.actor, asked, context.now)) };
    }),
    addTemplate: os.addTemplate.handler(
      async ({ input: { bodyId, title, kind, action, words }, context }) => {
        const template = { title, kind, action, words };
        const { subjectId } = answer(await addTemplate(ground, writeOf(context), bodyId, template));
        return written(context, subjectId);
      },
    ),
    changeTemplate: os.changeTemplate.handler(
      async ({ input: { id, title, kind, action, words }, context }) => {
        answer(await changeTemplate(ground, writeOf(context), id, { title, kind, action, words }));
        return written(context, id);
      },
    ),
    putAwayTemplate: os.putAwayTemplate.handler(async ({ input: { id }, context }) => {
      answer(await putAwayTemplate(ground, writeOf(context), id));
      return { putAway: true as const };
    }),
  };
}
