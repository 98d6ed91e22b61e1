import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import type { Ground } from "../ground.ts";
import { lockTemplate, putAwayTemplateRow } from "../store/templates.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";

/** Puts a template away: nobody is offered it any more. */
export async function putAwayTemplate(ground: Ground, write: Write, id: string): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "template-put-away", id }, async (tx, actor) => {
    const template = await lockTemplate(tx, id);
    if (!template) return refuse("template-not-found");
    const { bodyId } = template;
    const refusal = checkKeeping(actor, { does: "keepTemplates", bodyId }, ground.organisations.tree());
    if (refusal) return refusal;
    await putAwayTemplateRow(tx, id, write.now);
    return { subjectId: id, before: template };
  });
}
