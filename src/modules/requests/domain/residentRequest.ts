import { defineProcess } from "#engine/process.ts";
import { deskDispatcher, theRegistrar } from "./hands.ts";
import { requestInvariants } from "./invariants.ts";
import { besideTheTrunk } from "./trunk/besideTheTrunk.ts";
import * as callingBack from "./trunk/callingBack.ts";
import * as dispatching from "./trunk/dispatching.ts";
import * as handling from "./trunk/handling.ts";
import * as importing from "./trunk/importing.ts";
import * as receiving from "./trunk/receiving.ts";
import * as reporting from "./trunk/reporting.ts";
import { superiorsWord } from "./trunk/superior.ts";
import { clocks, numbers, taskStates, trunkStates } from "./trunk/tables.ts";

const beforeAnAnswer = [
  "reported",
  "accepted",
  "dispatched",
  "handling",
  "answered",
  "disputed",
  "consulting",
  "merged",
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
    // 上级平台交办的：可催单、补充、撤回、调整时限
    ...superiorsWord(beforeAnAnswer, open),
    // 派单台受理：能当场解决的当场解决，依法不予受理的说明理由和途径
    accept: receiving.accept([deskDispatcher], "accepted"),
    solveOnTheSpot: receiving.solveOnTheSpot([deskDispatcher, theRegistrar], ["reported", "accepted"]),
    decline: receiving.decline([deskDispatcher], ["reported", "accepted"]),
    // 派单台派给一个主办、若干协办；可以退单，由另一人审核
    dispatch: dispatching.dispatch(["accepted"]),
    signIn: dispatching.signIn,
    missSignIn: dispatching.missSignIn,
    assignDown: dispatching.assignDown,
    returnTask: dispatching.returnTask,
    upholdReturn: dispatching.upholdReturn,
    overrideReturn: dispatching.overrideReturn,
    releaseCoHandler: dispatching.releaseCoHandler,
    // 承办单位办理：联系、协办反馈、拟写、审签；派单台审核
    contact: handling.contact,
    reportResult: handling.reportResult,
    draftAnswer: handling.draftAnswer,
    signOff: handling.signOff,
    rejectDraft: handling.rejectDraft,
    passCheck: handling.passCheck,
    failCheck: handling.failCheck,
    // 另一人回访；诉求人说了算
    recordCallback: callingBack.recordCallback,
    confirm: callingBack.confirm,
    dispute: callingBack.dispute,
    rate: callingBack.rate,
    reHandle: callingBack.reHandle("accepted"),
    closeUnheard: callingBack.closeUnheard,
    // 派单台的日常：改派、会商、延期、挂账、复核、移交、转接、督办
    ...besideTheTrunk({
      ready: "accepted",
      open,
      emergency: {
        by: [deskDispatcher, theRegistrar],
        from: ["reported", "accepted"],
        clocks: ["accept", "dispatch", "whole"],
      },
    }),
    // 其他系统的历史诉求：已结的只作记录，未结的从现在起照常办理
    importRecord: importing.importRecord,
  },
});
