import type { Actor, BodyId, StaffActor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { TemplateView } from "../contract.ts";
import { type CaseFacts, fillBlanks, listBlanks } from "../domain/blanks.ts";
import { checkKeeping, mayKeep } from "../domain/mayKeep.ts";
import { dateOf } from "../domain/validity.ts";
import type { Ground } from "../ground.ts";
import { bodyView } from "../present.ts";
import {
  listTemplateBodies,
  listTemplates as listRows,
  findTemplate,
  type Template,
} from "../store/templates.ts";

/** More than a picker or a page of them bears. */
const mostTemplates = 300;

/** What templates are asked for. */
export interface AskedTemplates {
  action: string | undefined;
  kind: string | undefined;
  /** The case they are filled from. */
  caseId: string | undefined;
}

/** The templates that somebody may use, the nearest body's first; filled from a case where one is named. */
export async function listTemplates(
  ground: Ground,
  actor: Actor,
  asked: AskedTemplates,
  now: Date,
): Promise<TemplateView[] | Refusal> {
  const tree = ground.organisations.tree();
  const refusal = checkKeeping(actor, { does: "read", public: false }, tree);
  if (refusal) return refusal;
  if (actor.kind !== "staff") return refuse("not-allowed");
  const { caseId } = asked;
  const standing = caseId === undefined ? undefined : await ground.readCase(actor, caseId, now);
  if (isRefusal(standing)) return standing;
  const bodyIds = await nearestFirst(ground, actor, asked.action !== undefined || caseId !== undefined);
  const templates = await listRows(ground.pool, {
    bodyIds,
    action: asked.action,
    kind: standing?.kind.id ?? asked.kind,
    limit: mostTemplates,
  });
  const facts = standing && {
    number: standing.number,
    kind: standing.kind.name,
    date: dateOf(now),
    reportedOn: dateOf(new Date(standing.reportedAt)),
    place: standing.place,
    body: bodyView(ground, actor.post.bodyId).name,
  };
  return templates.map((template) => templateView(ground, actor, template, facts));
}

/** A template as its writer sees it after a write. */
export async function readTemplate(
  ground: Ground,
  actor: Actor,
  id: string,
): Promise<TemplateView | Refusal> {
  const template = await findTemplate(ground.pool, id);
  return template ? templateView(ground, actor, template, undefined) : refuse("template-not-found");
}

/** Bodies whose templates somebody may use, the nearest first; to write with, not those of the bodies below. */
async function nearestFirst(
  { pool, organisations }: Ground,
  actor: StaffActor,
  toWriteWith: boolean,
): Promise<BodyId[]> {
  const tree = organisations.tree();
  const known = await listTemplateBodies(pool);
  const above = tree.chain(actor.post.bodyId).map(({ id }) => id);
  const below = toWriteWith ? [] : known.filter((id) => !above.includes(id));
  return [...above.filter((id) => known.includes(id)), ...below].filter((bodyId) =>
    mayKeep(actor, { does: "useTemplates", bodyId }, tree),
  );
}

function templateView(
  ground: Ground,
  actor: Actor,
  template: Template,
  facts: CaseFacts | undefined,
): TemplateView {
  const { id, bodyId, title, kind, action, words, changedAt } = template;
  const filled = facts && fillBlanks(words, facts);
  return {
    id,
    body: bodyView(ground, bodyId),
    title,
    ...(kind === undefined ? {} : { kind }),
    action,
    words,
    changedAt: changedAt.toISOString(),
    mayChange: mayKeep(actor, { does: "keepTemplates", bodyId }, ground.organisations.tree()),
    ...(filled === undefined ? {} : { filled }),
    blanks: listBlanks(filled ?? words),
  };
}
