import type { RefusalTable } from "#platform/http/refusals.ts";

/** Every refusal of this module: its HTTP status and what a person reads. */
export const rosterRefusals = {
  "same-person-twice": {
    status: 422,
    says: {
      zh: "A 岗和 B 岗（或替班双方）不能是同一个人，请另选一人。",
      en: "The two must be different people. Please choose another.",
    },
  },
  "duty-person-not-here": {
    status: 422,
    says: {
      zh: "“{name}”在这个单位及其上级没有能办理工单的岗位，不能在此值班。",
      en: "“{name}” holds no post here or above in which cases are handled, and cannot be on duty here.",
    },
  },
  "duty-person-cannot-sign-in": {
    status: 422,
    says: {
      zh: "“{name}”是负责人，不能签收工单，只能任 B 岗。请另选一位能签收的人任 A 岗。",
      en: "“{name}” heads the body and cannot sign cases in, so may only stand second. Please choose somebody who can.",
    },
  },
  "shifts-overlap": {
    status: 409,
    says: {
      zh: "这段时间已排有班次，不能重叠。请先调整原班次。",
      en: "A shift stands in this time already. Please change that one first.",
    },
  },
  "slots-overlap": {
    status: 422,
    says: {
      zh: "模板里的班次相互重叠，请调整时间。",
      en: "Shifts of this pattern overlap. Please change their times.",
    },
  },
  "substitutes-overlap": {
    status: 409,
    says: {
      zh: "此人在这段时间已安排替班，请先结束原来的替班。",
      en: "Somebody stands in for this person in that time already. Please end that first.",
    },
  },
  "span-empty": {
    status: 422,
    says: { zh: "结束时间要晚于开始时间。", en: "The end must come after the beginning." },
  },
  "span-past": {
    status: 409,
    says: {
      zh: "这段时间已经过去，不能再排班或改动。",
      en: "This time is past and can no longer be planned or changed.",
    },
  },
  "span-too-far": {
    status: 422,
    says: { zh: "最多安排到 {days} 天。", en: "At most {days} days can be planned." },
  },
  "shift-too-long": {
    status: 422,
    says: {
      zh: "一个班次最长 {hours} 小时，请分成几个班次。",
      en: "A shift lasts at most {hours} hours. Please split it.",
    },
  },
  "shift-begun": {
    status: 409,
    says: {
      zh: "这个班次已经开始，不能再改。需要换人请登记替班。",
      en: "This shift has begun and can no longer be changed. To change people, enter a substitute.",
    },
  },
  "shift-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个班次，请刷新后再试。",
      en: "This shift was not found. Please reload and try again.",
    },
  },
  "substitute-not-found": {
    status: 404,
    says: { zh: "没有找到这条替班，请刷新后再试。", en: "This substitute was not found. Please reload." },
  },
  "pattern-not-found": {
    status: 404,
    says: { zh: "没有找到这个排班模板，请刷新后再试。", en: "This pattern was not found. Please reload." },
  },
  "not-a-monday": {
    status: 422,
    says: { zh: "请选择要排的那一周的周一。", en: "Please choose the Monday of the week to be planned." },
  },
  "nothing-to-copy": {
    status: 409,
    says: { zh: "上一周没有班次可以复制。", en: "There is no shift in the week before to be copied." },
  },
  "duty-call-not-found": {
    status: 404,
    says: { zh: "没有找到呼叫您的这条值班任务。", en: "No duty call of yours was found here." },
  },
  "duty-call-taken": {
    status: 409,
    says: {
      zh: "“{name}”已经接下，您不用再处理。",
      en: "“{name}” has taken it already; you need do nothing.",
    },
  },
  "duty-alarm-not-found": {
    status: 404,
    says: {
      zh: "没有这条无人值班的告警：可能已经有人接办。请刷新。",
      en: "There is no such alarm: somebody may have taken the case meanwhile. Please reload.",
    },
  },
  "duty-alarm-acknowledged": {
    status: 409,
    says: {
      zh: "“{name}”已经在跟进。",
      en: "“{name}” sees to it already.",
    },
  },
  "duty-call-over": {
    status: 409,
    says: { zh: "这件工单已不需要值班处理。", en: "This case no longer waits for anybody on duty." },
  },
} as const satisfies RefusalTable;
