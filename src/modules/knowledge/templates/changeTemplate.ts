import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkKeeping } from "../domain/mayKeep.ts";
import type { Ground } from "../ground.ts";
import { lockTemplate, updateTemplate } from "../store/templates.ts";
import { type Write, writeOnce, type Written } from "../writeOnce.ts";
import { checkTemplate, type TemplateWords } from "./checkTemplate.ts";

/** Writes a template anew; what it said before is kept in the history. */
export async function changeTemplate(
  ground: Ground,
  write: Write,
  id: string,
  words: TemplateWords,
): Promise<Written | Refusal> {
  return writeOnce(ground, write, { act: "template-changed", id, words }, async (tx, actor) => {
    const template = await lockTemplate(tx, id);
    if (!template) return refuse("template-not-found");
    const { bodyId } = template;
    const refusal =
      checkKeeping(actor, { does: "keepTemplates", bodyId }, ground.organisations.tree()) ??
      checkTemplate(ground, words);
    if (refusal) return refusal;
    await updateTemplate(tx, { ...words, id, changedAt: write.now });
    return { subjectId: id, before: template };
  });
}
