import { implement } from "@orpc/server";
import type { PersonId, ReporterId, StaffActor } from "#engine/actor.ts";
import { refuse } from "#engine/refusal.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { noticesContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { markNewsRead } from "./news/markNewsRead.ts";
import { countNews, readNews } from "./news/readNews.ts";
import { decideDead } from "./operator/decideDead.ts";
import { listDead, readQueue } from "./operator/readQueue.ts";
import { readDeadGroups, tryDeadAgain } from "./operator/tryDeadAgain.ts";
import { changeReporterSettings, readReporterSettings } from "./settings/reporterSettings.ts";
import { changeStaffSettings, readStaffSettings } from "./settings/staffSettings.ts";

const shortestKey = 8;
const longestKey = 128;

/** The module's part of the API. */
export function makeRoutes(ground: Ground) {
  const os = implement(noticesContract).$context<RequestContext>();
  return os.router({
    readSettings: os.readSettings.handler(({ context }) => readStaffSettings(ground, getStaff(context))),
    changeSettings: os.changeSettings.handler(async ({ input, context }) =>
      answer(await changeStaffSettings(ground, getStaff(context), input, context.now)),
    ),
    ...newsRoutes(ground),
    readReporterSettings: os.readReporterSettings.handler(async ({ context }) =>
      answer(await readReporterSettings(ground, getReporter(context))),
    ),
    changeReporterSettings: os.changeReporterSettings.handler(async ({ input, context }) =>
      answer(await changeReporterSettings(ground, getReporter(context), input, context.now)),
    ),
    readQueue: os.readQueue.handler(async ({ context }) => {
      getOperator(ground, context);
      return { channels: await readQueue(ground, context.now) };
    }),
    listDead: os.listDead.handler(({ input, context }) => {
      getOperator(ground, context);
      return listDead(ground, input);
    }),
    readDeadGroups: os.readDeadGroups.handler(({ context }) => {
      getOperator(ground, context);
      return readDeadGroups(ground, context.now);
    }),
    tryDeadAgain: os.tryDeadAgain.handler(async ({ input: { channel, reason, until, key }, context }) => {
      const personId = getOperator(ground, context);
      const decision = { channel, reason, until: new Date(until), key: keyOf(context, key), personId };
      return answer(await tryDeadAgain(ground, decision, context.now));
    }),
    tryAgain: os.tryAgain.handler(async ({ input: { id, key }, context }) => {
      const personId = getOperator(ground, context);
      const decision = { id, key: keyOf(context, key), act: "tryAgain", personId } as const;
      return answer(await decideDead(ground, decision, context.now));
    }),
    giveUp: os.giveUp.handler(async ({ input: { id, key, note }, context }) => {
      const personId = getOperator(ground, context);
      const decision = { id, key: keyOf(context, key), act: "giveUp", personId, note } as const;
      return answer(await decideDead(ground, decision, context.now));
    }),
  });
}

/** News is a post's: what somebody was told in another they find as they act in that. */
function newsRoutes(ground: Ground) {
  const os = implement(noticesContract).$context<RequestContext>();
  return {
    readNews: os.readNews.handler(({ input, context }) => readNews(ground, getActing(context), input)),
    countNews: os.countNews.handler(({ context }) => countNews(ground, getActing(context))),
    markNewsRead: os.markNewsRead.handler(({ input: { ids, key }, context }) => {
      keyOf(context, key);
      return markNewsRead(ground, getActing(context), { ids }, context.now);
    }),
    markAllNewsRead: os.markAllNewsRead.handler(({ input: { upTo, key }, context }) => {
      keyOf(context, key);
      const actor = getActing(context);
      return markNewsRead(ground, actor, { post: actor.post, upTo }, context.now);
    }),
  };
}

function getActing({ actor }: RequestContext): StaffActor {
  return actor.kind === "staff" ? actor : answer(refuse("not-signed-in"));
}

/** Staff choose for themselves, whatever post they act in. */
function getStaff({ personId }: RequestContext): PersonId {
  return personId ?? answer(refuse("not-signed-in"));
}

/** A receipt code is no sign-in: it opens its case, and nothing of the one who reported it. */
function getReporter({ actor }: RequestContext): ReporterId {
  const signedIn = actor.kind === "reporter" && actor.onlyCaseId === undefined;
  return signedIn ? actor.reporterId : answer(refuse("not-signed-in"));
}

/** The queue is the whole installation's: whoever operates it looks after it. */
function getOperator({ organisations }: Ground, { actor }: RequestContext): PersonId {
  const refusal = organisations.refuseOperating(actor);
  if (refusal) return answer(refusal);
  return actor.kind === "staff" ? actor.personId : answer(refuse("not-allowed"));
}

function keyOf(context: RequestContext, field: string | undefined): string {
  const key = field ?? context.header("idempotency-key") ?? "";
  return key.length < shortestKey || key.length > longestKey ? answer(refuse("key-missing")) : key;
}
