import type { BodyId } from "#engine/actor.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Words } from "#engine/words.ts";
import type { CaseView } from "./caseView.ts";

/** What stands of a step in a timeline, whoever reads it: which one, when, by whom. `name` is theirs, where it may be told. */
export function timelineEntry(
  process: ProcessDeclaration,
  { version, at, action, type, actor, taskId }: CaseEvent,
  told: { name: string | undefined; bodyName: (id: BodyId) => Words },
): Omit<CaseView["timeline"][number], "fields"> {
  return {
    version,
    at,
    action,
    does: process.actions[action]?.does ?? { zh: type, en: type },
    by: {
      kind: actor.kind,
      ...(told.name === undefined ? {} : { name: told.name }),
      ...(actor.kind === "staff" ? { body: told.bodyName(actor.bodyId) } : {}),
    },
    ...(taskId === undefined ? {} : { taskId }),
  };
}
