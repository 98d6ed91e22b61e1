import { z } from "zod";
import { countOf, type Task } from "#engine/case.ts";
import type { CaseDraft } from "#engine/caseDraft.ts";
import {
  capClock,
  extendClock,
  findRunningClock,
  holdClock,
  isOverdue,
  isPaused,
  isRunning,
  pauseClock,
  resumeClock,
} from "#engine/clock.ts";
import { findLimit, type LimitText, parseLimit } from "#engine/limit.ts";
import { holdAllInside } from "#engine/runClocks.ts";
import { dueTime } from "#engine/workingTime.ts";
import { type ActionContext, type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { dateField, limitUntil } from "../dates.ts";
import { reasonWords, shortWords } from "../fields.ts";
import { limitOver } from "../limitNotAfter.ts";
import { pauseGrounds } from "../grounds.ts";
import { deskDecider, deskDispatcher, everyParty, staff, taskHandler, theSystem } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { byAnotherThan, isRootLead } from "../rules.ts";
import { noSuperiorsTime } from "../superior.ts";
import { ask, deskOf, findAsker, nothingAskedYet, onTheLeadsTask, sentByTheDesk } from "./asking.ts";

const withLead = ["dispatched", "handling"];
/** A co-handler's ask may meet a pause that the lead was given. */
const decidable = [...withLead, "paused"];

/** More time is asked for before the old time is over. */
const inTime: Condition = {
  otherwise: "asked-too-late",
  holds: ({ before, task, now }) =>
    before.clocks.every(
      (clock) =>
        !isRunning(clock) ||
        !(clock.kind === "whole" || (clock.kind === "handle" && clock.taskId === task?.id)) ||
        !isOverdue(clock, now),
    ),
};

/** How often more time was given to whoever asks: to the lead for the whole case, to a co-handler for its own part. */
function extensionsOf({ before }: Pick<ActionContext, "before">, asker: Task | undefined): number {
  if (isRootLead(asker)) return countOf(before, "extensions");
  return findRunningClock(before.clocks, "handle", asker?.id)?.extensions?.length ?? 0;
}

/** How often more time is given is a matter of policy. */
const extensionsLeft: Condition = {
  otherwise: "extensions-used-up",
  holds: (context) =>
    extensionsOf(context, context.task?.role === "side" ? findAsker(context) : context.task) <
    (context.process.numbers["extensionsMost"] ?? 0),
};

/** A case that was split off stays inside the limit of the one it came from: that one is to be extended. */
const roomLeft: Condition = {
  otherwise: "extension-past-parent",
  holds: ({ before, task }) => {
    if (!isRootLead(task)) return true;
    const whole = findRunningClock(before.clocks, "whole");
    const latest = whole && limitOver(before, whole);
    return latest === undefined || whole === undefined || whole.dueAt < latest;
  },
};

/** A co-handler works inside the time of the whole case: there is more to give only where that ends later. */
const roomInTheWhole: Condition = {
  otherwise: "extension-past-whole",
  holds: ({ before, task }) => {
    if (isRootLead(task)) return true;
    const whole = findRunningClock(before.clocks, "whole");
    const handle = findRunningClock(before.clocks, "handle", task?.id);
    return whole === undefined || handle === undefined || handle.dueAt < whole.dueAt;
  },
};

const askExtensionInput = z.object({ workingDays: z.int().min(1).max(60), reason: reasonWords });

/** 申请延期: asked before the limit is over, with the reason. */
export const askExtension = defineAction({
  does: { zh: "申请延期", en: "Ask for an extension" },
  event: "extension-asked",
  by: [taskHandler],
  from: withLead,
  onTask: { roles: ["lead", "co"], from: ["working", "assigned"] },
  input: askExtensionInput,
  sealed: ["reason"],
  provided: [sentByTheDesk, nothingAskedYet, inTime, extensionsLeft, roomLeft, roomInTheWhole],
  effects: [
    {
      apply(draft, context) {
        const { workingDays } = context.input;
        const most = context.process.numbers["extensionWorkingDaysMost"] ?? 0;
        if (workingDays > most) return refuse("extension-too-long", { workingDays: most });
        return ask(draft, context, "extension-asked", deskOf(context), { limit: `${workingDays}wd` });
      },
    },
  ],
  seenBy: staff,
});

/** The time that was asked for, on the clocks of the task; the lead's moves the whole case's, and nobody passes that. */
const extendClocks: Effect<{ reason: string }> = {
  apply(draft, context) {
    const asker = findAsker(context);
    const limit = context.task?.asks?.["limit"];
    if (!asker || typeof limit !== "string" || !findLimit(limit)) return refuse("task-not-found");
    const longer = limit as LimitText; // just read back as one
    const { now, calendar } = context;
    // Why is said in the event's words, which are sealed; a clock keeps what is no secret.
    const reason = "asked for and granted";
    const whole = draft.findRunningClock("whole");
    // The end that a superior platform laid down is moved by nobody else.
    if (whole && isRootLead(asker) && !whole.laidDown) {
      const extended = extendClock(whole, longer, reason, now, calendar);
      draft.setClock(capClock(extended, limitOver(context.before, whole)));
    }
    const handle = draft.findRunningClock("handle", asker.id);
    if (handle) {
      const around = draft.findRunningClock("whole");
      const extended = holdClock(extendClock(handle, longer, reason, now, calendar), around);
      if (around?.laidDown && extended.dueAt <= handle.dueAt) return refuse("superior-must-grant");
      draft.setClock(extended);
    }
    if (!movedAny(draft)) return refuse(isRootLead(asker) ? "extension-past-parent" : "extension-past-whole");
    if (isRootLead(asker)) draft.count("extensions");
    return undefined;
  },
};

/** What was granted gives time, or is none: since it was asked for, the room for it may have gone. */
function movedAny({ before, clocks }: CaseDraft): boolean {
  return clocks.some(({ id, dueAt }) => before.clocks.find((each) => each.id === id)?.dueAt !== dueAt);
}

/** 同意延期: the new date is told to the one who asked, with the reason. */
export const grantExtension = defineAction({
  does: { zh: "同意延期", en: "Grant the extension" },
  event: "extension-granted",
  by: [deskDecider],
  from: decidable,
  onTask: { roles: ["side"], from: ["extension-asked"], to: "granted" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  provided: [byAnotherThan("decider-asked-it", "askExtension"), extensionsLeft],
  effects: [extendClocks],
  seenBy: everyParty,
});

const refusal = { from: decidable, input: z.object({ reason: reasonWords }), sealed: ["reason"] } as const;

/** 不同意延期: the clock has been running all the while, and runs on. */
export const refuseExtension = defineAction({
  ...refusal,
  does: { zh: "不同意延期", en: "Refuse the extension" },
  event: "extension-refused",
  by: [deskDecider],
  onTask: { roles: ["side"], from: ["extension-asked"], to: "refused" },
  provided: [byAnotherThan("decider-asked-it", "askExtension")],
  seenBy: staff,
});

/** What was split off stands still only as long as it may still be answered inside the limit of its origin. */
function passesTheOrigins(pause: LimitText, { before, now, calendar }: ActionContext): boolean {
  const whole = findRunningClock(before.clocks, "whole");
  const latest = whole && limitOver(before, whole);
  return latest !== undefined && dueTime(calendar, now, parseLimit(pause)).dueAt >= latest;
}

/** 申请暂停计时: on a listed ground alone, until a date. */
export const askPause = defineAction({
  does: { zh: "申请暂停计时", en: "Ask for a pause" },
  event: "pause-asked",
  by: [taskHandler],
  from: withLead,
  onTask: { roles: ["lead"], from: ["working"] },
  input: z.object({ ground: z.enum(keysOf(pauseGrounds)), until: dateField, reason: reasonWords }),
  sealed: ["reason"],
  provided: [noSuperiorsTime, onTheLeadsTask, nothingAskedYet, inTime],
  effects: [
    {
      apply(draft, context) {
        const { ground, until } = context.input;
        const most = context.process.numbers["pauseDaysMost"] ?? 0;
        const limit = limitUntil(context, until, most);
        if (!limit) return refuse("date-out-of-range", { days: most });
        if (passesTheOrigins(limit, context)) return refuse("pause-past-parent");
        return ask(draft, context, "pause-asked", deskOf(context), { ground, until });
      },
    },
  ],
  seenBy: staff,
});

/** What stands still while a case does: the handling's own clocks. Orders and notes keep theirs. */
const pausable = new Set(["whole", "firstContact", "handle", "signIn"]);

const pauseClocks: Effect = {
  apply(draft, context) {
    const { ground, until } = context.task?.asks ?? {};
    const most = context.process.numbers["pauseDaysMost"] ?? 0;
    const limit = typeof until === "string" ? limitUntil(context, until, most) : undefined;
    if (!limit || typeof ground !== "string") return refuse("date-out-of-range", { days: most });
    if (passesTheOrigins(limit, context)) return refuse("pause-past-parent");
    draft.setLimit("pause", limit);
    for (const clock of draft.clocks)
      if (pausable.has(clock.kind)) draft.setClock(pauseClock(clock, context.now, ground));
    return undefined;
  },
};

/** 同意暂停计时: time stands still until the date, and the one who asked is told. */
export const grantPause = defineAction({
  does: { zh: "同意暂停计时", en: "Grant the pause" },
  event: "paused",
  by: [deskDecider],
  from: withLead,
  to: "paused",
  onTask: { roles: ["side"], from: ["pause-asked"], to: "granted" },
  input: z.object({ reason: reasonWords }),
  sealed: ["reason"],
  provided: [noSuperiorsTime, byAnotherThan("decider-asked-it", "askPause")],
  effects: [pauseClocks],
  seenBy: everyParty,
});

/** 不同意暂停计时. */
export const refusePause = defineAction({
  ...refusal,
  does: { zh: "不同意暂停计时", en: "Refuse the pause" },
  event: "pause-refused",
  by: [deskDecider],
  onTask: { roles: ["side"], from: ["pause-asked"], to: "refused" },
  provided: [byAnotherThan("decider-asked-it", "askPause")],
  seenBy: staff,
});

/** Lets every clock that stands still run again; what was split off keeps inside the limit of its origin. */
function resumeClocks(draft: CaseDraft, { before, process, now, calendar }: ActionContext): void {
  for (const clock of draft.clocks) {
    if (!isPaused(clock)) continue;
    const latest =
      clock.kind === "whole" ? limitOver(before, clock) : process.clocks[clock.kind]?.notAfter?.(before, now);
    draft.setClock(capClock(resumeClock(clock, now, calendar), latest));
  }
  // What runs inside the whole ends no later than it, wherever that was cut.
  holdAllInside(draft, process);
}

const resumed: Effect = {
  apply(draft, context) {
    resumeClocks(draft, context);
    return undefined;
  },
};

/** 恢复计时: what was waited for has come, before the date. */
export const resume = defineAction({
  does: { zh: "恢复计时", en: "Let the time run again" },
  event: "resumed",
  by: [deskDispatcher, taskHandler],
  from: ["paused"],
  to: "handling",
  onTask: { roles: ["lead"], from: ["working", "assigned"] },
  input: z.object({ note: shortWords.optional() }),
  sealed: ["note"],
  fieldsFor: { note: staff },
  provided: [onTheLeadsTask],
  effects: [resumed],
  seenBy: everyParty,
});

/** 到期恢复计时: a pause ends by itself on its date. */
export const endPause = defineAction({
  does: { zh: "到期恢复计时", en: "The pause is over" },
  event: "pause-ended",
  by: [theSystem],
  from: ["paused"],
  to: "handling",
  input: z.object({}),
  effects: [resumed],
  seenBy: everyParty,
});
