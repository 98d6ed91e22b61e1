import type { Json } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { Audience, ProcessDeclaration } from "#engine/process.ts";
import type { World } from "#engine/world.ts";
import type { Attachment } from "#platform/files/attachments.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { Reporter } from "#modules/reporters/index.ts";
import type { CaseView } from "../contract.ts";
import type { Business } from "../domain/business.ts";

/** An event with its words. */
export interface Entry {
  event: CaseEvent;
  unsealed: Readonly<Record<string, Json>>;
}

/** All that a view of a case is made from. */
export interface Presented {
  process: ProcessDeclaration;
  stored: StoredCase;
  audiences: readonly Audience[];
  world: World;
  entries: readonly Entry[];
  forgotten: boolean;
  files: readonly Attachment[];
  reporter: Reporter | undefined;
  business: Business | undefined;
  /** The name given for this case alone. */
  givenName: string | undefined;
  related: CaseView["related"];
  organisations: Pick<Organisations, "bodyName" | "findPerson">;
}
