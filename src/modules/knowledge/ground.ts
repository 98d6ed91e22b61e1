import type { Actor } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Words } from "#engine/words.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { CaseFacts } from "./domain/blanks.ts";

/** Something with a name that the assembly knows and this module does not: a kind of request, an action. */
export interface Named {
  id: string;
  name: Words;
}

/** A case as templates are filled from it. */
export interface TemplateCase {
  number: string;
  /** The kind's id and its name. */
  kind: Named;
  /** When the request was made. */
  reportedAt: string;
  place: CaseFacts["place"];
}

/** What the module is handed by whoever assembles it. */
export interface Ground {
  pool: Pool;
  /** A new random UUID. */
  randomId(): string;
  organisations: Organisations;
  /** The kinds of request there are. */
  kinds: readonly Named[];
  /** The actions of staff with a text in which a template may be used. */
  actions: readonly Named[];
  /** What somebody who may see a case fills a template with. */
  readCase(actor: Actor, caseId: string, now: Date): Promise<TemplateCase | Refusal>;
}
