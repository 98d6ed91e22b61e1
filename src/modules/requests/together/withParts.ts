import type { Json } from "#engine/case.ts";
import { findRunningClock } from "#engine/clock.ts";
import type { OpeningTogether } from "#platform/journal/actTogether.ts";
import type { KeyedCommand } from "#platform/journal/journal.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { Ground } from "../ground.ts";
import { caseIdOf } from "../receiptCode.ts";
import { readRequestOf } from "./readRequestOf.ts";
import type { TogetherAct } from "./togetherAct.ts";

interface Part {
  kind: string;
  words: string;
}

/** 拆单: each part begins as a case of its own, with the reporter, the place and the people of the one it came from. */
export function withParts(ground: Ground, command: KeyedCommand): TogetherAct {
  const { parts } = command.input as { parts: readonly Part[] }; // the contract's schema
  const partIds = parts.map((_, index) => caseIdOf(`${command.caseId} ${command.key}`, `part-${index}`));
  return {
    command: { ...command, input: { ...(command.input as object), partIds } },
    withIt: async (stored) => {
      const said = await readRequestOf(ground, stored);
      const opening = (part: Part, index: number) =>
        openingOf(ground, command, { stored, said, part, caseId: partIds[index] ?? "" });
      return { openings: parts.map(opening) };
    },
  };
}

function openingOf(
  ground: Ground,
  command: KeyedCommand,
  from: { stored: StoredCase; said: Readonly<Record<string, Json>>; part: Part; caseId: string },
): OpeningTogether {
  const { stored, said, part, caseId } = from;
  const { id, processId, processVersion, reporter, aboutIds, places, facts, clocks } = stored.case;
  const whole = findRunningClock(clocks, "whole");
  const { words: _, ...kept } = said;
  const input = {
    ...kept,
    ...reporter,
    kind: part.kind,
    words: part.words,
    urgency: facts["urgency"],
    nameHidden: facts["nameHidden"] === true,
    aboutIds,
    places,
    splitFrom: id,
    ...(whole ? { notAfter: whole.dueAt } : {}),
  };
  return {
    process: ground.processOf(processId, processVersion),
    command: { caseId, action: "openPart", input, key: command.key },
    receiptHash: ground.receipts.findHash(ground.receipts.codeOf(caseId)),
  };
}
