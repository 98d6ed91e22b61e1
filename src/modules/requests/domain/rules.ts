import type { PersonId } from "#engine/actor.ts";
import { toMillis } from "#engine/instant.ts";
import type { ActionContext, Condition } from "#engine/process.ts";
import { isOpen, isRelieved } from "#engine/invariants.ts";
import { factText, type Task } from "#engine/case.ts";

const minuteMillis = 60_000;

function actorPersonId(context: ActionContext): PersonId | undefined {
  return context.actor.kind === "staff" ? context.actor.personId : undefined;
}

/** Somebody else than whoever took one of these actions on the case before. */
export function byAnotherThan(otherwise: string, ...actions: readonly string[]): Condition {
  return {
    otherwise,
    holds(context) {
      const personId = actorPersonId(context);
      return (
        personId === undefined || !actions.some((action) => context.before.did[action]?.includes(personId))
      );
    },
  };
}

/** A return is reviewed by somebody else than whoever sent the task (潍坊). */
export const byAnotherThanTheSender: Condition = {
  otherwise: "reviewer-sent-it",
  holds: (context) =>
    context.task?.sentById === undefined || context.task.sentById !== actorPersonId(context),
};

/** And by somebody else than whoever asked for a return on this case. */
export const byAnotherThanTheReturner = byAnotherThan("reviewer-returned-it", "returnTask");

/** A designated handler may not return it again (潍坊). */
export const notDesignated: Condition = {
  otherwise: "designated-may-not-return",
  holds: (context) => context.task?.designated !== true,
};

function childrenOf(context: ActionContext): readonly Task[] {
  return context.before.tasks.filter((task) => task.parentId === context.task?.id);
}

/** What was handed down came back first. */
export const nothingOutBelow: Condition = {
  otherwise: "lower-level-open",
  holds: (context) => childrenOf(context).every((task) => !isOpen(context.process, task.state)),
};

/** The lead cannot answer before the co-handlers did or were released with a reason. */
export const coHandlersDone: Condition = {
  otherwise: "co-handlers-open",
  holds(context) {
    if (context.task?.parentId !== undefined) return true;
    return context.before.tasks.every(
      (task) => task.role !== "co" || task.parentId !== undefined || !isOpen(context.process, task.state),
    );
  },
};

/** At least so many minutes since a moment the case remembers; the number is the process's policy. */
export function notBefore(
  otherwise: string,
  factOf: (context: ActionContext) => string,
  policyMinutes: string,
): Condition {
  return {
    otherwise,
    holds(context) {
      const last = factText(context.before, factOf(context));
      const gapMillis = (context.process.numbers[policyMinutes] ?? 0) * minuteMillis;
      return last === undefined || toMillis(context.now) - toMillis(last) >= gapMillis;
    },
  };
}

/** The reporter left a way to be called back. */
export const reporterReachable: Condition = {
  otherwise: "reporter-not-reachable",
  holds: (context) => context.before.reporter.reachable,
};

/** The task on which the lead answers for the whole case. */
export function isRootLead(task: Task | undefined): boolean {
  return task?.role === "lead" && task.parentId === undefined;
}

/** The body that leads the case now. */
export function findLead(context: Pick<ActionContext, "before" | "process">): Task | undefined {
  return context.before.tasks.find((task) => isRootLead(task) && !isRelieved(context.process, task.state));
}

/** Who acts, where it is a person of the staff. */
export function senderId(context: ActionContext): PersonId | undefined {
  return actorPersonId(context);
}
