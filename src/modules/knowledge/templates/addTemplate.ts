import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import type { Ground } from "../ground.ts";
import { insertTemplate } from "../store/templates.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { checkTemplate, type TemplateWords } from "./checkTemplate.ts";

/** Writes a template of an answer for a body and those below it. */
export async function addTemplate(
  ground: Ground,
  write: Write,
  bodyId: BodyId,
  words: TemplateWords,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "template-added", bodyId, words }, async (tx, actor) => {
    const { organisations } = ground;
    const refusal = checkKeeping(actor, { does: "keepTemplates", bodyId }, organisations.tree());
    if (refusal) return refusal;
    if (organisations.findBody(bodyId)?.active !== true) return refuse("body-inactive", { id: bodyId });
    const unfit = checkTemplate(ground, words);
    if (unfit) return unfit;
    const id = ground.randomId();
    await insertTemplate(tx, { ...words, id, bodyId, changedAt: write.now });
    return { subjectId: id };
  });
}
