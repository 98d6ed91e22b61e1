import { defineProcess } from "#engine/process.ts";
import { deskDispatcher, theRegistrar } from "./hands.ts";
import { requestInvariants } from "./invariants.ts";
import * as callingBack from "./trunk/callingBack.ts";
import * as carrying from "./trunk/carrying.ts";
import * as consulting from "./trunk/consulting.ts";
import * as dispatching from "./trunk/dispatching.ts";
import * as disputing from "./trunk/disputing.ts";
import * as handingOver from "./trunk/handingOver.ts";
import * as handling from "./trunk/handling.ts";
import * as importing from "./trunk/importing.ts";
import * as receiving from "./trunk/receiving.ts";
import * as reporting from "./trunk/reporting.ts";
import * as shaping from "./trunk/shaping.ts";
import * as supervising from "./trunk/supervising.ts";
import { clocks, numbers, taskStates, trunkStates } from "./trunk/tables.ts";
import * as timing from "./trunk/timing.ts";

const beforeAnAnswer = [
  "reported",
  "accepted",
  "dispatched",
  "handling",
  "answered",
  "disputed",
  "consulting",
  "paused",
  "carried",
  "reviewing",
];
/** Wherever a case may still be worked on here. */
const open = [...beforeAnAnswer, "callback"];

/** 群众诉求: the hotline's loop, desk first. */
export const residentRequest = defineProcess({
  id: "resident-request",
  version: 1,
  name: { zh: "群众诉求", en: "Resident's request" },
  sentence: { zh: "受理 → 派单 → 办理 → 回访 → 销单", en: "accept → dispatch → handle → call back → close" },
  states: {
    reported: {
      name: { zh: "已报单，待受理", en: "Reported, waiting to be accepted" },
      holder: { roles: ["dispatcher"], place: "desk" },
      clocks: ["accept"],
    },
    accepted: {
      name: { zh: "已受理，待派单", en: "Accepted, waiting to be dispatched" },
      holder: { roles: ["dispatcher"], place: "desk" },
      clocks: ["dispatch", "whole"],
    },
    ...trunkStates,
  },
  taskStates,
  clocks,
  numbers,
  invariants: requestInvariants,
  actions: {
    // 诉求人报单，可补充、催单、撤回
    report: reporting.report,
    supplement: reporting.supplement(beforeAnAnswer),
    urge: reporting.urge(beforeAnAnswer),
    withdraw: reporting.withdraw(open),
    // 派单台受理：能当场解决的当场解决，依法不予受理的说明理由和途径
    accept: receiving.accept([deskDispatcher], "accepted"),
    solveOnTheSpot: receiving.solveOnTheSpot([deskDispatcher, theRegistrar], ["reported", "accepted"]),
    decline: receiving.decline([deskDispatcher], ["reported", "accepted"]),
    // 派单台派给一个主办、若干协办；可以退单，由另一人审核
    dispatch: dispatching.dispatch(["accepted"]),
    signIn: dispatching.signIn,
    missSignIn: dispatching.missSignIn,
    assignDown: dispatching.assignDown,
    takeBack: shaping.takeBack,
    returnTask: dispatching.returnTask,
    upholdReturn: dispatching.upholdReturn,
    overrideReturn: dispatching.overrideReturn,
    reassign: shaping.reassign,
    addCoHandler: shaping.addCoHandler,
    releaseCoHandler: dispatching.releaseCoHandler,
    correct: shaping.correct(open),
    // 职责不清的会商定责，指定主办
    convene: consulting.convene(["accepted", "dispatched", "handling"]),
    giveOpinion: consulting.giveOpinion,
    concludeConsultation: consulting.concludeConsultation,
    // 承办单位办理：联系、协办反馈、拟写、审签；派单台审核
    contact: handling.contact,
    reportResult: handling.reportResult,
    draftAnswer: handling.draftAnswer,
    signOff: handling.signOff,
    rejectDraft: handling.rejectDraft,
    passCheck: handling.passCheck,
    failCheck: handling.failCheck,
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
    // 另一人回访；诉求人说了算
    recordCallback: callingBack.recordCallback,
    confirm: callingBack.confirm,
    dispute: callingBack.dispute,
    rate: callingBack.rate,
    reHandle: callingBack.reHandle("accepted"),
    closeUnheard: callingBack.closeUnheard,
    // 不满意的：重办、研判销号、延期销号、移交销号，不得一关了之
    closeAfterReview: disputing.closeAfterReview,
    proposeCarry: carrying.proposeCarry,
    handOver: handingOver.handOver(["accepted", "disputed", "reviewing"]),
    recordReceipt: handingOver.recordReceipt,
    refusedElsewhere: handingOver.refusedElsewhere("accepted"),
    // 紧急事项直接转接，对方接听为准
    transferEmergency: handingOver.transferEmergency(
      [deskDispatcher, theRegistrar],
      ["reported", "accepted"],
      ["accept", "dispatch", "whole"],
    ),
    acknowledgeTransfer: handingOver.acknowledgeTransfer([deskDispatcher, theRegistrar]),
    // 督办单和领导批示，各有答复人和期限
    issueOrder: supervising.issueOrder(open),
    answerOrder: supervising.answerOrder([...open, "handingOver"]),
    addNote: supervising.addNote(open),
    answerNote: supervising.answerNote([...open, "handingOver"]),
    // 其他系统的历史诉求：已结的只作记录，未结的从现在起照常办理
    importRecord: importing.importRecord,
  },
});
