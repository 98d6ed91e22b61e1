import type { Hand } from "#engine/process.ts";
import * as appealing from "./appealing.ts";
import * as carrying from "./carrying.ts";
import * as consulting from "./consulting.ts";
import * as disputing from "./disputing.ts";
import * as handingOver from "./handingOver.ts";
import * as linking from "./linking.ts";
import * as merging from "./merging.ts";
import * as passing from "./passing.ts";
import * as shaping from "./shaping.ts";
import * as splitting from "./splitting.ts";
import * as supervising from "./supervising.ts";
import { closedStates } from "./tables.ts";
import * as timing from "./timing.ts";

/** Where a process differs in what its desk does beside the trunk. */
export interface DeskWork {
  /** The state in which the desk may dispatch. */
  ready: string;
  /** Wherever a case may still be worked on here. */
  open: readonly string[];
  /** Who hears of an emergency first, in which states, with which clocks running. */
  emergency: { by: readonly Hand[]; from: readonly string[]; clocks: readonly string[] };
}

/** What a real desk does every hour beside the trunk, the same in both processes. */
export function besideTheTrunk({ ready, open, emergency }: DeskWork) {
  const answerable = [...open, "handingOver", "transferring"];
  const atWork = [ready, "dispatched", "handling"];
  // What has been answered is not waited for any more.
  const unanswered = open.filter((state) => !["callback", "merged", "reported"].includes(state));
  return {
    // 收回交办、改派、增加协办、更正
    takeBack: shaping.takeBack,
    reassign: shaping.reassign,
    addCoHandler: shaping.addCoHandler,
    correct: shaping.correct(open),
    // 拆单、并单、关联同一事项：并单的每一位诉求人都得到答复
    split: splitting.split(atWork),
    openPart: splitting.openPart(ready),
    heedParent: splitting.heedParent(answerable),
    merge: merging.merge(atWork),
    join: merging.join(unanswered),
    separate: merging.separate(ready),
    hearOfMain: merging.hearOfMain,
    shareAnswer: merging.shareAnswer,
    goOnAlone: merging.goOnAlone(ready),
    link: linking.link(open),
    linkBack: linking.linkBack([...answerable, ...closedStates]),
    unlink: linking.unlink(open),
    unlinkBack: linking.unlinkBack([...answerable, ...closedStates]),
    // 职责不清的会商定责，指定主办
    convene: consulting.convene([ready, "dispatched", "handling"]),
    giveOpinion: consulting.giveOpinion,
    concludeConsultation: consulting.concludeConsultation,
    // 时限的延长、暂停和挂账，都要申请、审批，并告知诉求人
    askExtension: timing.askExtension,
    grantExtension: timing.grantExtension,
    refuseExtension: timing.refuseExtension,
    askPause: timing.askPause,
    grantPause: timing.grantPause,
    refusePause: timing.refusePause,
    resume: timing.resume,
    endPause: timing.endPause,
    askCarry: carrying.askCarry,
    approveCarry: carrying.approveCarry,
    refuseCarry: carrying.refuseCarry,
    replyInterim: carrying.replyInterim,
    takeUpAgain: carrying.takeUpAgain,
    wake: carrying.wake,
    // 不满意的：重办、研判销号、延期销号、移交销号，不得一关了之
    closeAfterReview: disputing.closeAfterReview,
    proposeCarry: carrying.proposeCarry,
    handOver: handingOver.handOver([ready, "disputed", "reviewing"]),
    recordReceipt: handingOver.recordReceipt,
    refusedElsewhere: handingOver.refusedElsewhere(ready),
    // 紧急事项直接转接，对方接听为准
    transferEmergency: handingOver.transferEmergency(emergency.by, emergency.from, emergency.clocks),
    acknowledgeTransfer: handingOver.acknowledgeTransfer(emergency.by),
    // 督办单和领导批示，各有答复人和期限
    issueOrder: supervising.issueOrder(open),
    answerOrder: supervising.answerOrder(answerable),
    addNote: supervising.addNote(open),
    answerNote: supervising.answerNote(answerable),
    // 超出本级职权的上报，上级可以指定下级办理
    passUp: passing.passUp([ready]),
    passDown: passing.passDown([ready]),
    // 考核剔除：办结后申请，由没有经手的上级审核
    askAppeal: appealing.askAppeal,
    grantAppeal: appealing.grantAppeal,
    refuseAppeal: appealing.refuseAppeal,
  };
}
