import type { BodyId } from "#engine/actor.ts";
import { findTask } from "#engine/case.ts";
import type { Words } from "#engine/words.ts";
import type { CaseView } from "../contract.ts";
import { findAnswer } from "../domain/findAnswer.ts";
import { answerOutcomes } from "../domain/grounds.ts";
import type { Presented } from "./presented.ts";
import { presentFiles } from "./presentFiles.ts";

/**
 * The answer as the reporter was given it. Its draft is a step that only staff see, so it is shown apart: everyone who
 * may see the case may read what was said to the one who asked.
 */
export function presentAnswer(
  { stored, entries, files }: Presented,
  bodyName: (id: BodyId) => Words,
): Pick<CaseView, "answer"> {
  const found = findAnswer(
    stored.case,
    entries.map(({ event }) => event),
  );
  const entry = found && entries.find(({ event }) => event.version === found.said.version);
  const words = entry?.unsealed["words"];
  if (!found || typeof words !== "string") return {};
  const { actor, taskId, data } = found.said;
  const shared = typeof data["bodyId"] === "string" ? data["bodyId"] : undefined;
  const bodyId =
    findTask(stored.case, taskId)?.bodyId ?? shared ?? (actor.kind === "staff" ? actor.bodyId : undefined);
  const outcomes: Readonly<Record<string, Words>> = answerOutcomes;
  const outcome = typeof data["outcome"] === "string" ? outcomes[data["outcome"]] : undefined;
  return {
    answer: {
      words,
      ...(outcome ? { outcome } : {}),
      at: found.given.at,
      bodyName: bodyName(bodyId ?? ""),
      files: presentFiles(files, [found.said]),
    },
  };
}
