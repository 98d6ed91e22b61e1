import { defineProcess } from "#engine/process.ts";
import { deskDispatcher, theRegistrar, townshipDesk } from "./hands.ts";
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

const township = { roles: ["townshipDesk", "dispatcher"], place: "township" } as const;
const beforeAnAnswer = [
  "reported",
  "collected",
  "forwarded",
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

/** 企业困难诉求（“一起益企” 接诉即办）: four hands in order, township first. */
export const businessDifficulty = defineProcess({
  id: "business-difficulty",
  version: 1,
  name: { zh: "企业困难诉求", en: "Business in difficulty" },
  sentence: {
    zh: "及时报单 → 收集办单 → 统筹派单 → 协作销单",
    en: "report at once → collect and handle → coordinate and dispatch → cooperate and close",
  },
  states: {
    reported: {
      name: { zh: "已报单，待收集", en: "Reported, waiting to be collected" },
      holder: township,
      clocks: ["accept"],
    },
    collected: {
      name: { zh: "乡镇（街道）、园区办单中", en: "In the township's or park's hands" },
      holder: township,
      clocks: ["township", "whole"],
    },
    forwarded: {
      name: { zh: "已上报，待统筹派单", en: "Forwarded, waiting to be dispatched" },
      holder: { roles: ["dispatcher"], place: "desk" },
      clocks: ["dispatch", "whole"],
    },
    ...trunkStates,
  },
  taskStates,
  clocks: {
    ...clocks,
    township: {
      name: { zh: "乡镇（街道）、园区办单时限", en: "Handle at the township or park" },
      limit: "2wd",
      byUrgency: { urgent: "8h", critical: "1h" },
      inside: "whole",
    },
  },
  numbers,
  invariants: requestInvariants,
  actions: {
    // 报单：党组织、指导员或企业自己及时报单
    report: reporting.report,
    supplement: reporting.supplement(beforeAnAnswer),
    urge: reporting.urge(beforeAnAnswer),
    withdraw: reporting.withdraw(open),
    // 上级平台交办的：可催单、补充、撤回、调整时限
    ...superiorsWord(beforeAnAnswer, open),
    // 办单：乡镇（街道）、园区收集，能办的直接办，办不了的上报
    collect: receiving.accept([townshipDesk], "collected", { zh: "收集办单", en: "Collect" }),
    solveOnTheSpot: receiving.solveOnTheSpot([townshipDesk, theRegistrar], ["reported", "collected"]),
    decline: receiving.decline(
      [
        { ...townshipDesk, during: ["reported"] },
        { ...deskDispatcher, during: ["forwarded"] },
      ],
      ["reported", "forwarded"],
    ),
    forward: receiving.forward([townshipDesk], ["reported", "collected"], "forwarded"),
    // 派单：“两新”工委统筹，派给一个主办、若干协办；可以退单，由另一人审核
    dispatch: dispatching.dispatch(["forwarded"]),
    signIn: dispatching.signIn,
    missSignIn: dispatching.missSignIn,
    assignDown: dispatching.assignDown,
    returnTask: dispatching.returnTask,
    upholdReturn: dispatching.upholdReturn,
    overrideReturn: dispatching.overrideReturn,
    releaseCoHandler: dispatching.releaseCoHandler,
    // 销单：职能部门协作办理，审签、审核、回访，企业说了算
    contact: handling.contact,
    reportResult: handling.reportResult,
    draftAnswer: handling.draftAnswer,
    signOff: handling.signOff,
    rejectDraft: handling.rejectDraft,
    passCheck: handling.passCheck,
    failCheck: handling.failCheck,
    recordCallback: callingBack.recordCallback,
    confirm: callingBack.confirm,
    dispute: callingBack.dispute,
    rate: callingBack.rate,
    reHandle: callingBack.reHandle("forwarded"),
    closeUnheard: callingBack.closeUnheard,
    // 派单台的日常：改派、会商、延期、挂账、复核、移交、转接、督办
    ...besideTheTrunk({
      ready: "forwarded",
      open,
      emergency: {
        by: [townshipDesk, theRegistrar],
        from: ["reported", "collected"],
        clocks: ["accept", "township", "whole"],
      },
    }),
    // 其他系统的历史诉求：已结的只作记录，未结的从现在起照常办理
    importRecord: importing.importRecord,
  },
});
