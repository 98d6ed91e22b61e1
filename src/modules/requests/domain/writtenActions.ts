import type { ProcessDeclaration } from "#engine/process.ts";
import type { Words } from "#engine/words.ts";
import { requestProcesses } from "./processes.ts";

/** Actions in which staff write something to be read by others: where a template of words is of use. */
export function listWrittenActions(): { id: string; name: Words }[] {
  const found = new Map<string, Words>();
  const processes: readonly ProcessDeclaration[] = requestProcesses;
  for (const { actions } of processes) {
    for (const [id, { sealed = [], by, opens, does }] of Object.entries(actions)) {
      const ofStaff = by.some(({ hand }) => hand === "post" || hand === "registrar");
      if (ofStaff && !opens && sealed.length > 0) found.set(id, does);
    }
  }
  return [...found].map(([id, name]) => ({ id, name }));
}
