import type { RefusalTable } from "#platform/http/refusals.ts";

const retry = { status: 409 } as const;

/** Refusals of what passes between desks, and of what is asked about a case once it is over. */
export const afterwardsRefusals = {
  "no-desk-below": {
    ...retry,
    says: {
      zh: "本派单台没有下级派单台。请直接派给办理单位。",
      en: "There is no desk below this one. Please dispatch to a body that handles it.",
    },
  },
  "already-at-the-top": {
    ...retry,
    says: {
      zh: "上面没有受理这类诉求的派单台，不能再上报。请派单，或者依法移交。",
      en: "No desk above dispatches such cases. Dispatch it, or hand it over.",
    },
  },
  "ground-settled": {
    ...retry,
    says: {
      zh: "上级已经就这一依据指定由下级办理，不能再以同一依据上报。请派单办理。",
      en: "The level above decided on this ground already. Please dispatch the case.",
    },
  },
  "not-a-desk-below": {
    status: 422,
    says: {
      zh: "请选择下级的、受理这类诉求的派单台。",
      en: "Please choose a desk of a lower level that dispatches such cases.",
    },
  },
  "appeal-not-yours": {
    ...retry,
    says: {
      zh: "考核的是派单台直接派到的单位，由该单位申请剔除。请与交办单位商量。",
      en: "The body that the desk sent it to is assessed, and appeals. Please talk to whoever handed it down.",
    },
  },
  "appeal-too-late": {
    ...retry,
    says: {
      zh: "已超过办结后的申请期限，不能再申请考核剔除。确有特殊情况的，请联系上级督办员说明。",
      en: "The time to appeal after the case closed is over. If there was a special reason, tell the supervisor above.",
    },
  },
  "appeal-own-lateness-only": {
    ...retry,
    says: {
      zh: "协办单位只能就本单位的超期申请剔除，其他由主办单位申请。",
      en: "A co-handler may appeal for its own lateness only; the rest is the lead's.",
    },
  },
  "nothing-to-exclude": {
    ...retry,
    says: {
      zh: "这件诉求在这一项上没有扣分，不需要申请剔除。",
      en: "Nothing counts against you in this measure, so there is nothing to leave out.",
    },
  },
  "appealed-already": {
    ...retry,
    says: {
      zh: "这一项已经申请过一次，不能再申请。",
      en: "This measure was appealed against once already.",
    },
  },
  "nobody-may-assess": {
    ...retry,
    says: {
      zh: "上面没有可以审核的单位，不能申请剔除。请联系系统管理员，核对上级单位的督办员、审计员岗位。",
      en: "No body above could decide such an appeal. Please ask an administrator to see to the posts of supervisor and auditor above.",
    },
  },
  "assessor-acted": {
    status: 403,
    says: {
      zh: "您经手过这件诉求，考核剔除应由没有经手的人审核。",
      en: "You had a hand in this case. Somebody who had none must decide the appeal.",
    },
  },
  "period-too-long": {
    status: 422,
    says: {
      zh: "请选一段不超过一年的时间，开始的日子不晚于结束的日子。",
      en: "Please choose at most a year, with the first day not after the last.",
    },
  },
} as const satisfies RefusalTable;
