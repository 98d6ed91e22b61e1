import { z } from "zod";
import type { CaseDraft } from "#engine/caseDraft.ts";
import { type ActionContext, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { dateField, limitUntil } from "../dates.ts";
import { answerWords, bodyIdField, filesField, reasonWords, shortWords } from "../fields.ts";
import { deskDispatcher, staff, taskHandler, taskHead, theSupervisor } from "../hands.ts";
import { senderId } from "../rules.ts";
import { refuseBodies } from "../sendTo.ts";

const toABody = { bodyId: bodyIdField, replyBy: dateField, words: reasonWords };

/** A paper addressed to a body, with the day by which it answers; the number tells it from the case's others. */
function address(
  draft: CaseDraft,
  context: ActionContext<{ bodyId: string; replyBy: string }>,
  paper: { state: string; clock: string; count: string },
) {
  const { bodyId, replyBy } = context.input;
  const refusal = refuseBodies([bodyId], context);
  if (refusal) return refusal;
  const most = context.process.numbers["paperDaysMost"] ?? 0;
  const limit = limitUntil(context, replyBy, most);
  if (!limit) return refuse("date-out-of-range", { days: most });
  draft.count(paper.count);
  const task = draft.sendTask({
    role: "side",
    state: paper.state,
    bodyId,
    sentById: senderId(context),
    asks: { number: draft.countOf(paper.count), until: replyBy },
  });
  draft.setLimit(paper.clock, limit, task.id);
  return undefined;
}

const sendOrder: Effect<{ bodyId: string; replyBy: string }> = {
  apply: (draft, context) =>
    address(draft, context, { state: "order-open", clock: "orderReply", count: "orders" }),
};

/** 督办单: a numbered order to a body, with a day for its feedback. */
export const issueOrder = (from: readonly string[]) =>
  defineAction({
    does: { zh: "下发督办单", en: "Issue a supervision order" },
    event: "order-issued",
    by: [theSupervisor],
    from,
    input: z.object(toABody),
    sealed: ["words"],
    effects: [sendOrder],
    seenBy: staff,
  });

/** 督办反馈. */
export const answerOrder = (from: readonly string[]) =>
  defineAction({
    does: { zh: "反馈督办单", en: "Answer the supervision order" },
    event: "order-answered",
    by: [taskHandler, taskHead],
    from,
    onTask: { roles: ["side"], from: ["order-open"], to: "replied" },
    input: z.object({ words: answerWords, files: filesField }),
    sealed: ["words"],
    seenBy: staff,
  });

const sendNote: Effect<{ bodyId: string; replyBy: string }> = {
  apply: (draft, context) =>
    address(draft, context, { state: "note-open", clock: "noteReply", count: "notes" }),
};

/** 领导批示: taken down by desk or supervisor, with who answers it and by when. */
export const addNote = (from: readonly string[]) =>
  defineAction({
    does: { zh: "登记领导批示", en: "Enter a leader's note" },
    event: "note-entered",
    by: [theSupervisor, deskDispatcher],
    from,
    input: z.object({ ...toABody, leader: shortWords }),
    sealed: ["words", "leader"],
    effects: [sendNote],
    seenBy: staff,
  });

/** 批示办理回复. */
export const answerNote = (from: readonly string[]) =>
  defineAction({
    does: { zh: "回复批示办理情况", en: "Answer the leader's note" },
    event: "note-answered",
    by: [taskHandler, taskHead],
    from,
    onTask: { roles: ["side"], from: ["note-open"], to: "replied" },
    input: z.object({ words: answerWords, files: filesField }),
    sealed: ["words"],
    seenBy: staff,
  });
