import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { requestsContract } from "../contract.ts";
import type { Ground } from "../ground.ts";
import { findCallerCases } from "./findCallerCases.ts";
import { keepPresence, leaveCase } from "./keepPresence.ts";
import { readHistory } from "./readHistory.ts";

/** The routes of what stands beside a case: its history, who else has it open, what a caller reported before. */
export function makeBesideRoutes(ground: Ground) {
  const os = implement(requestsContract).$context<RequestContext>();
  return {
    history: os.history.handler(async ({ input, context: { actor } }) =>
      answer(await readHistory(ground, { ...input, cursor: input.cursor, actor })),
    ),
    keepPresence: os.keepPresence.handler(async ({ input, context: { actor, now, apiKeyId } }) => {
      const { caseId, screenId, writing } = input;
      const byKey = apiKeyId !== undefined;
      return answer(await keepPresence(ground, { actor, byKey, caseId, screenId, writing, now }));
    }),
    leave: os.leave.handler(async ({ input, context: { actor, apiKeyId } }) =>
      answer(await leaveCase(ground, { ...input, actor, byKey: apiKeyId !== undefined })),
    ),
    callerCases: os.callerCases.handler(async ({ input, context: { actor, now, apiKeyId } }) =>
      answer(await findCallerCases(ground, { ...input, actor, byKey: apiKeyId !== undefined, now })),
    ),
  };
}
