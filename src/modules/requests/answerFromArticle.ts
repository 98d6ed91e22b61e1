import { isRefusal } from "#engine/refusal.ts";
import type { Actor } from "#engine/actor.ts";
import { commandHash } from "#platform/journal/decideStep.ts";
import type { Alongside, KeyedCommand } from "#platform/journal/journal.ts";
import { articleField } from "./domain/fields.ts";
import type { Ground } from "./ground.ts";

/** A command whose answer is given from an article, with what is to be done in its transaction. */
interface FromArticle {
  command: KeyedCommand;
  withIt: Alongside;
}

/**
 * What an answer from the knowledge base does beside the case: the version must be in force as the answer is given, and
 * counts its use with it. `undefined` for a command that names no article.
 */
export async function answerFromArticle(
  { articles }: Ground,
  command: KeyedCommand,
  { actor, now }: { actor: Actor; now: Date },
): Promise<FromArticle | undefined> {
  const { article: said } = command.input as { article?: unknown }; // the contract's schema
  const article = articleField.safeParse(said).data;
  if (!article) return undefined;
  // The record names the article as it was called; a version that never was is refused where the step is written.
  const articleTitle = await articles.findTitle(article);
  return {
    command: {
      ...command,
      // What the server fills in is no part of what was said.
      contentHash: commandHash(command),
      input: { ...(command.input as object), ...(articleTitle === undefined ? {} : { articleTitle }) },
    },
    async withIt(tx) {
      const usable = await articles.findUsable(tx, article, { actor, now });
      if (isRefusal(usable)) return usable;
      await articles.noteUse(tx, { caseId: command.caseId, article, at: now });
      return undefined;
    },
  };
}
