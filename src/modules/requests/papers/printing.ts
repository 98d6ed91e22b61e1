import type { Actor } from "#engine/actor.ts";
import type { Language } from "#engine/words.ts";
import type { Ground } from "../ground.ts";
import type { Printing } from "./reader.ts";
import { sayPaper } from "./words.ts";

/** Who prints, in which language, when. */
export interface PrintWish {
  readonly actor: Actor;
  readonly language: Language;
  readonly now: Date;
}

/** A printed paper or an exported ledger: its name without an ending, and its bytes as they come. */
export interface PrintedFile {
  readonly name: string;
  readonly mediaType: "pdf" | "xlsx";
  readonly content: Buffer | AsyncIterable<Buffer>;
}

/** Names who prints: a person with their body, or what they are. */
export function printingOf({ organisations }: Ground, { actor, language, now }: PrintWish): Printing {
  const { bodyName } = organisations;
  const say = sayPaper(language);
  const service = organisations.service().shortName[language];
  const printing = { language, now, bodyName, service };
  if (actor.kind === "reporter") return { ...printing, by: say("printedByReporter") };
  if (actor.kind !== "staff") return { ...printing, by: say("printedBySystem") };
  const person = organisations.findPerson(actor.personId)?.name ?? say("printedBySystem");
  const body = bodyName(actor.post.bodyId)?.[language];
  return { ...printing, by: body === undefined ? person : `${person}（${body}）` };
}
