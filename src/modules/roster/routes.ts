import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { acknowledgeAlarm } from "./calls/acknowledgeAlarm.ts";
import { acknowledgeCall } from "./calls/acknowledgeCall.ts";
import { readAlarms } from "./calls/readAlarms.ts";
import { readCall, readCallsOfCase, readMyCalls } from "./calls/readCalls.ts";
import { rosterContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { applyPattern } from "./patterns/applyPattern.ts";
import { endPattern } from "./patterns/endPattern.ts";
import { keepPattern } from "./patterns/keepPattern.ts";
import { answeringView } from "./present.ts";
import { readBoard } from "./readBoard.ts";
import { readHistory } from "./readHistory.ts";
import { readRoster } from "./readRoster.ts";
import { addShift } from "./shifts/addShift.ts";
import type { AddedShifts } from "./shifts/addShifts.ts";
import { cancelShift } from "./shifts/cancelShift.ts";
import { changeShift } from "./shifts/changeShift.ts";
import { copyWeek } from "./shifts/copyWeek.ts";
import { endSubstitute } from "./substitutes/endSubstitute.ts";
import { enterSubstitute } from "./substitutes/enterSubstitute.ts";
import { whoIsOnDuty } from "./whoIsOnDuty.ts";
import { refuseRoster, writeOf, type Written } from "./writeOnce.ts";

const done = { done: true as const };
const idOf = ({ after }: Written) => ({ id: (after as { id: string }).id });
const countsOf = ({ after }: Written): AddedShifts => {
  const { added, taken, past, unfit } = after as AddedShifts;
  return { added, taken, past, unfit };
};

/** The module's part of the API. */
export function makeRoutes(ground: Ground) {
  const os = implement(rosterContract).$context<RequestContext>();
  return os.router({ ...readingRoutes(ground), ...writingRoutes(ground), ...callRoutes(ground) });
}

function readingRoutes(ground: Ground) {
  const os = implement(rosterContract).$context<RequestContext>();
  return {
    readBoard: os.readBoard.handler(async ({ context }) =>
      answer(await readBoard(ground, context.actor, context.now)),
    ),
    whoIsOnDuty: os.whoIsOnDuty.handler(async ({ input, context }) => {
      answer(refuseRoster(ground, context.actor, undefined));
      const at = input.at ?? context.now.toISOString();
      const found = await whoIsOnDuty(ground, ground.pool, input.bodyId, new Date(at).toISOString());
      return { at, ...(found ? { answering: answeringView(ground, found) } : {}) };
    }),
    readRoster: os.readRoster.handler(async ({ input: { bodyId, from, days }, context }) =>
      answer(await readRoster(ground, context.actor, { bodyId, from, days }, context.now)),
    ),
    listHistory: os.listHistory.handler(async ({ input: { bodyId, before, limit }, context }) =>
      answer(await readHistory(ground, context.actor, { bodyId, before, limit })),
    ),
  };
}

const utc = (instant: string) => new Date(instant).toISOString();

function writingRoutes(ground: Ground) {
  const os = implement(rosterContract).$context<RequestContext>();
  return {
    addShift: os.addShift.handler(async ({ input, context }) => {
      const { bodyId, startsAt, endsAt, a, b, note } = input;
      const draft = { startsAt: utc(startsAt), endsAt: utc(endsAt), a, b, note: note || undefined };
      return idOf(answer(await addShift(ground, writeOf(context), bodyId, draft)));
    }),
    changeShift: os.changeShift.handler(async ({ input, context }) => {
      const { id, startsAt, endsAt, a, b, note } = input;
      const change = {
        ...(startsAt === undefined ? {} : { startsAt: utc(startsAt) }),
        ...(endsAt === undefined ? {} : { endsAt: utc(endsAt) }),
        ...(a === undefined ? {} : { a }),
        ...(b === undefined ? {} : { b }),
        ...(note === undefined ? {} : { note: note || undefined }),
      };
      answer(await changeShift(ground, writeOf(context), id, change));
      return done;
    }),
    cancelShift: os.cancelShift.handler(async ({ input: { bodyId, id, reason }, context }) => {
      answer(await cancelShift(ground, writeOf(context), id, bodyId, reason));
      return done;
    }),
    copyWeek: os.copyWeek.handler(async ({ input: { bodyId, monday, weeks }, context }) =>
      countsOf(answer(await copyWeek(ground, writeOf(context), bodyId, { monday, weeks }))),
    ),
    keepPattern: os.keepPattern.handler(async ({ input: { bodyId, name, slots }, context }) =>
      idOf(answer(await keepPattern(ground, writeOf(context), bodyId, { name, slots }))),
    ),
    applyPattern: os.applyPattern.handler(async ({ input: { bodyId, id, firstDay, lastDay }, context }) =>
      countsOf(answer(await applyPattern(ground, writeOf(context), bodyId, { id, firstDay, lastDay }))),
    ),
    endPattern: os.endPattern.handler(async ({ input: { bodyId, id }, context }) => {
      answer(await endPattern(ground, writeOf(context), bodyId, id));
      return done;
    }),
    enterSubstitute: os.enterSubstitute.handler(async ({ input, context }) => {
      const { bodyId, absentId, standInId, reason } = input;
      const span = { startsAt: utc(input.startsAt), endsAt: utc(input.endsAt) };
      const substitute = { absentId, standInId, reason, ...span };
      return idOf(answer(await enterSubstitute(ground, writeOf(context), bodyId, substitute)));
    }),
    endSubstitute: os.endSubstitute.handler(async ({ input: { bodyId, id }, context }) => {
      answer(await endSubstitute(ground, writeOf(context), bodyId, id));
      return done;
    }),
  };
}

function callRoutes(ground: Ground) {
  const os = implement(rosterContract).$context<RequestContext>();
  return {
    listMyCalls: os.listMyCalls.handler(async ({ context }) =>
      answer(await readMyCalls(ground, context.actor)),
    ),
    listCallsOfCase: os.listCallsOfCase.handler(async ({ input: { caseId }, context }) =>
      answer(await readCallsOfCase(ground, context.actor, caseId)),
    ),
    listAlarms: os.listAlarms.handler(async ({ context }) => answer(await readAlarms(ground, context.actor))),
    acknowledgeAlarm: os.acknowledgeAlarm.handler(async ({ input: { caseId, clockId }, context }) =>
      answer(await acknowledgeAlarm(ground, context.actor, { caseId, clockId }, context.now)),
    ),
    acknowledgeCall: os.acknowledgeCall.handler(async ({ input: { caseId, clockId }, context }) => {
      const key = answer(await acknowledgeCall(ground, context.actor, { caseId, clockId }, context.now));
      return answer(await readCall(ground, context.actor, key));
    }),
  };
}
