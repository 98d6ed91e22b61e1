import type { Audience, Hand, PostHand } from "#engine/process.ts";

/** 派单员: staff of the desk that dispatches the case. */
export const deskDispatcher: PostHand = {
  hand: "post",
  roles: ["dispatcher"],
  at: { place: "desk" },
  says: { zh: "派单台", en: "the dispatch desk" },
};

/** 乡镇（街道）、园区: the desk where the matter lies. */
export const townshipDesk: PostHand = {
  hand: "post",
  roles: ["townshipDesk", "dispatcher"],
  at: { place: "township" },
  says: { zh: "乡镇（街道）、园区", en: "the township, street or park desk" },
};

/** 承办单位经办人: whoever works on a task at its body; at a desk, the desk's own staff. */
export const taskHandler: PostHand = {
  hand: "post",
  roles: ["handler", "townshipDesk", "dispatcher"],
  at: "task",
  says: { zh: "承办单位经办人", en: "the handler of the body it was sent to" },
};

/** 承办单位负责人: signs what leaves the body. */
export const taskHead: PostHand = {
  hand: "post",
  roles: ["head"],
  at: "task",
  says: { zh: "承办单位负责人", en: "the head of the body it was sent to" },
};

/** 上一级承办单位: whoever handed a task down. */
export const taskSender: PostHand = {
  hand: "post",
  roles: ["handler", "townshipDesk", "dispatcher"],
  at: "parentTask",
  says: { zh: "交办单位", en: "the body that handed it down" },
};

/**
 * 退单审核: whoever may review a return. Two people must look, and where the sender's body has but one handler that one
 * sent it: so its head may too, and the level above it; above the desk stands whoever supervises it (督办).
 */
export const returnReviewers: readonly PostHand[] = [
  deskDispatcher,
  { ...taskSender, roles: [...taskSender.roles, "head"] },
  {
    hand: "post",
    roles: [...taskSender.roles, "head"],
    at: "grandparentTask",
    says: { zh: "交办单位的上一级", en: "the level above the body that handed it down" },
  },
  {
    hand: "post",
    roles: ["supervisor"],
    at: { place: "desk" },
    says: { zh: "派单台的督办员", en: "the supervisor of the dispatch desk" },
  },
];

/** 派单台审核人: decides at the desk what was asked of it. */
export const deskDecider: PostHand = {
  hand: "post",
  roles: ["dispatcher"],
  at: "task",
  says: { zh: "派单台", en: "the dispatch desk" },
};

/** 分管领导: heads of the government that the desk belongs to. */
export const leaderDecider: PostHand = {
  hand: "post",
  roles: ["head"],
  at: "task",
  says: { zh: "分管领导", en: "a leader of the government that the desk belongs to" },
};

/** 考核复核人: whoever assesses what was done, and had no hand in it. */
export const theAssessor: PostHand = {
  hand: "post",
  roles: ["supervisor", "auditor"],
  at: "task",
  says: { zh: "上级督办员、审计员", en: "a supervisor or an auditor above the desk" },
};

/** 督办员: looks after what the desk and its bodies do. */
export const theSupervisor: PostHand = {
  hand: "post",
  roles: ["supervisor"],
  at: { place: "desk" },
  says: { zh: "督办员", en: "the supervisor" },
};

/** 诉求人. */
export const theReporter: Hand = { hand: "reporter", says: { zh: "诉求人", en: "the reporter" } };

/** 代报人: staff who wrote the request down for somebody else. */
export const theRegistrar: Hand = {
  hand: "registrar",
  says: { zh: "代报的指导员或站点人员", en: "the instructor or clerk who reported it for them" },
};

/** 任何人. */
export const anyone: Hand = { hand: "anyone", says: { zh: "任何人", en: "anyone" } };

/** 上级平台: the platform that sent the case. */
export const theSuperior: Hand = {
  hand: "superior",
  says: { zh: "交办的上级平台", en: "the superior platform that sent it" },
};

/** 系统: where a clock ran out and the rule says what follows. */
export const theSystem: Hand = {
  hand: "system",
  says: { zh: "系统（到期自动）", en: "the system, when the time runs out" },
};

/** 拆单: whoever may split a case is asked there; what begins with it begins by itself. */
export const theSplit: Hand = {
  hand: "system",
  says: { zh: "系统（随拆单）", en: "the system, as a case is split" },
};

/** 原诉求: what was split from a case stays inside that case's limit, wherever it moves. */
export const theParent: Hand = {
  hand: "system",
  says: { zh: "系统（随原诉求）", en: "the system, as the case it was split from goes on" },
};

/** 主件: what was merged into a case goes on as that case does. */
export const theMain: Hand = {
  hand: "system",
  says: { zh: "系统（随主件）", en: "the system, as the main case goes on" },
};

/** 导入: the operator brings the history of another system. */
export const theImport: Hand = {
  hand: "system",
  says: { zh: "系统（导入历史数据）", en: "the system, as the operator imports a history" },
};

/** Staff with a part in the case. */
export const staff: readonly Audience[] = ["desk", "handling", "supervisor", "auditor"];

/** Staff, the one who asked, and whoever reported for them. */
export const everyParty: readonly Audience[] = ["reporter", "registrar", ...staff];
