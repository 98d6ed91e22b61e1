import { implement } from "@orpc/server";
import { refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { changeDetails } from "./changeDetails.ts";
import { reportersContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { maskReporter, readReporter } from "./readReporter.ts";
import { endSession } from "./reporterSession.ts";
import { sendCode } from "./sendCode.ts";
import { signIn } from "./signIn.ts";

/** The module's part of the API. */
export function makeRoutes(ground: Ground) {
  const os = implement(reportersContract).$context<RequestContext>();
  return os.router({
    sendCode: os.sendCode.handler(async ({ input, context }) =>
      answer(await sendCode(ground, { ...context, phone: input.phone })),
    ),
    signIn: os.signIn.handler(async ({ input, context }) => {
      const { address, now } = context;
      const { reporter, cookie } = answer(await signIn(ground, { ...input, address, now }));
      context.setHeader("set-cookie", cookie);
      return maskReporter(reporter);
    }),
    signOut: os.signOut.handler(async ({ context }) => {
      context.setHeader("set-cookie", await endSession(ground, context.header("cookie")));
      return { signedOut: true as const };
    }),
    get: os.get.handler(async ({ context }) => {
      const reporter = await readReporter(ground, ground.pool, getReporterId(context));
      return maskReporter(answer(reporter ?? refuse("reporter-forgotten")));
    }),
    rename: os.rename.handler(async ({ input, context }) => {
      const id = getReporterId(context);
      const changed = await withTransaction(ground.pool, (tx) =>
        changeDetails(ground, tx, id, input, "replace"),
      );
      return maskReporter(answer(changed));
    }),
  });
}

/** Whoever is signed in. A receipt code is no sign-in: it opens its case, and nothing of the one who reported it. */
function getReporterId({ actor }: RequestContext): string {
  const signedIn = actor.kind === "reporter" && actor.onlyCaseId === undefined;
  return signedIn ? actor.reporterId : answer(refuse("not-signed-in"));
}
