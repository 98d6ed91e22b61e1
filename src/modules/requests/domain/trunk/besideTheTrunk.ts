import type { Hand } from "#engine/process.ts";
import * as carrying from "./carrying.ts";
import * as consulting from "./consulting.ts";
import * as disputing from "./disputing.ts";
import * as handingOver from "./handingOver.ts";
import * as shaping from "./shaping.ts";
import * as supervising from "./supervising.ts";
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
  return {
    // 收回交办、改派、增加协办、更正
    takeBack: shaping.takeBack,
    reassign: shaping.reassign,
    addCoHandler: shaping.addCoHandler,
    correct: shaping.correct(open),
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
  };
}
