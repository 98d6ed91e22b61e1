import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { actOnRequest } from "./actOnRequest.ts";
import { makeBesideRoutes } from "./beside/besideRoutes.ts";
import { makeBoardRoutes } from "./board/boardRoutes.ts";
import { callReporter } from "./callReporter.ts";
import { type ActName, requestsContract } from "./contract.ts";
import { describeProcesses } from "./describeProcesses.ts";
import { findAlike } from "./search/findAlike.ts";
import { getKey } from "./getKey.ts";
import type { Ground } from "./ground.ts";
import { makeListRoutes } from "./lists/listRoutes.ts";
import { searchCases } from "./lists/lists.ts";
import { readPrecedents } from "./precedents/readPrecedents.ts";
import { listPublic } from "./public/listPublic.ts";
import { keepAlike } from "./public/keepAlike.ts";
import { keepOverview } from "./public/keepOverview.ts";
import { keepPlaces } from "./public/keepPlaces.ts";
import { readPublicCase } from "./public/readPublicCase.ts";
import { readFigures } from "./readFigures.ts";
import { readRequest, trackRequest } from "./readRequest.ts";
import { submitRequest } from "./submitRequest.ts";
import { unmaskReporterOf } from "./unmaskReporter.ts";

/** One route for each action that people take, all the same but for their names and inputs. */
function makeActRoutes(ground: Ground) {
  const os = implement(requestsContract).$context<RequestContext>();
  const actNames = Object.keys(requestsContract.act) as ActName[];
  return Object.fromEntries(
    actNames.map((name) => [
      name,
      os.act[name].handler(async ({ input, context }) =>
        answer(
          await actOnRequest(ground, {
            actor: context.actor,
            caseId: input.caseId,
            action: name,
            taskId: input.taskId,
            expectedVersion: input.expectedVersion,
            input: input.input,
            key: getKey(context),
            uploadSession: context.header("upload-session"),
            now: context.now,
          }),
        ),
      ),
    ]),
  );
}

/** What anybody may read. */
function makePublicRoutes(ground: Ground) {
  const os = implement(requestsContract).$context<RequestContext>();
  const overview = keepOverview(ground);
  const places = keepPlaces(ground);
  const alike = keepAlike(ground);
  return {
    publicList: os.publicList.handler(async ({ input }) => answer(await listPublic(ground, input))),
    publicCase: os.publicCase.handler(async ({ input, context }) =>
      answer(await readPublicCase(ground, input.number, context.now)),
    ),
    publicPlaces: os.publicPlaces.handler(({ input, context }) => places(input, context.now)),
    publicAlike: os.publicAlike.handler(async ({ input, context }) => ({
      lines: await alike(input, context.now),
    })),
    publicOverview: os.publicOverview.handler(({ input, context }) => overview(input.matterId, context.now)),
  };
}

/** The module's part of the API. */
export function makeRoutes(ground: Ground) {
  const os = implement(requestsContract).$context<RequestContext>();
  return os.router({
    processes: os.processes.handler(() => describeProcesses()),
    submit: os.submit.handler(async ({ input, context }) =>
      answer(
        await submitRequest(ground, {
          actor: context.actor,
          form: input,
          key: getKey(context),
          uploadSession: context.header("upload-session"),
          now: context.now,
        }),
      ),
    ),
    track: os.track.handler(async ({ input, context }) =>
      answer(await trackRequest(ground, input.receiptCode, context.now)),
    ),
    read: os.read.handler(async ({ input, context }) =>
      answer(await readRequest(ground, context.actor, input.caseId, context.now)),
    ),
    precedents: os.precedents.handler(async ({ input, context }) =>
      answer(await readPrecedents(ground, context.actor, input.caseId)),
    ),
    ...makeBesideRoutes(ground),
    ...makeListRoutes(ground),
    ...makeBoardRoutes(ground),
    search: os.search.handler(async ({ input, context }) =>
      answer(await searchCases(ground, { ...input, actor: context.actor, cursor: input.cursor })),
    ),
    ...makePublicRoutes(ground),
    alike: os.alike.handler(async ({ input, context }) =>
      answer(await findAlike(ground, { ...input, actor: context.actor, now: context.now })),
    ),
    unmask: os.unmask.handler(async ({ input, context }) =>
      answer(await unmaskReporterOf(ground, { ...input, actor: context.actor, now: context.now })),
    ),
    call: os.call.handler(async ({ input, context }) =>
      answer(
        await callReporter(ground, {
          ...input,
          actor: context.actor,
          key: getKey(context),
          now: context.now,
        }),
      ),
    ),
    figures: os.figures.handler(async ({ input, context }) => {
      const { from, to, bodyId } = input;
      return answer(await readFigures(ground, { actor: context.actor, from, to, bodyId }));
    }),
    act: makeActRoutes(ground) as unknown as Parameters<typeof os.router>[0]["act"], // one handler for each name of the contract
  });
}
