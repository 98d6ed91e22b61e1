import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import type { System } from "./assemble.ts";
import { contract } from "./contract.ts";
import { readMapSettings } from "./map/readMapSettings.ts";
import { firstStepsAhead, goLive, readFirstSteps } from "./firstSteps/readFirstSteps.ts";
import { readHealth } from "./operations/readHealth.ts";

/** The routes of every module, and the session's own. */
export function makeRouter(system: System) {
  const os = implement(contract.session).$context<RequestContext>();
  const operations = implement(contract.operations).$context<RequestContext>();
  const map = implement(contract.map).$context<RequestContext>();
  const firstSteps = implement(contract.firstSteps).$context<RequestContext>();
  const { organisations, reporters, staffSignIn } = system;
  return {
    session: os.router({
      read: os.read.handler(async ({ context }) => {
        const session =
          context.personId === undefined ? undefined : organisations.sessionOf(context.personId);
        const { actor } = context;
        const reporter =
          actor.kind === "reporter" && actor.onlyCaseId === undefined
            ? await reporters.readReporter(actor.reporterId)
            : undefined;
        const name = reporter?.details.name;
        const ahead = firstStepsAhead(system, session?.posts ?? []);
        return {
          posts: [],
          ...session,
          ...(ahead ? { firstSteps: ahead } : {}),
          ...(reporter ? { reporter: { id: reporter.id, ...(name === undefined ? {} : { name }) } } : {}),
        };
      }),
      end: os.end.handler(async ({ context }) => {
        const cookie = context.header("cookie");
        context.setHeader("set-cookie", await staffSignIn.sessions.endSession(cookie));
        context.setHeader("set-cookie", await reporters.endSession(cookie));
        return { signedOut: true as const };
      }),
    }),
    organisations: organisations.routes,
    reporters: reporters.routes,
    requests: system.requests.routes,
    exchange: system.exchange.routes,
    roster: system.roster.routes,
    notices: system.notices.routes,
    knowledge: system.knowledge.routes,
    map: map.router({ read: map.read.handler(() => readMapSettings(system)) }),
    operations: operations.router({
      readHealth: operations.readHealth.handler(async ({ context }) =>
        answer(await readHealth(system, context.actor)),
      ),
    }),
    firstSteps: firstSteps.router({
      read: firstSteps.read.handler(async ({ context }) =>
        answer(await readFirstSteps(system, context.actor)),
      ),
      goLive: firstSteps.goLive.handler(async ({ input, context }) =>
        answer(await goLive(system, context, input.key)),
      ),
    }),
  };
}
