import type { RefusalTable } from "#platform/http/refusals.ts";

/** Why the public list or a public case is not shown. */
export const publicRefusals = {
  "public-case-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个编号的公开诉求。举报和涉及公职单位的诉求不公开；您自己的诉求请凭受理码查询。",
      en: "No public case has this number. Tip-offs and reports about a public body are not public; your own case opens with its receipt code.",
    },
  },
  "place-too-narrow": {
    status: 422,
    says: {
      zh: "为保护反映人，公开清单只按县（市）和乡镇（街道、园区）查看。",
      en: "To protect reporters, the public list goes by county and by township, street or park, and no further.",
    },
  },
  "period-reversed": {
    status: 422,
    says: {
      zh: "结束日期早于开始日期，请重新选择。",
      en: "The last day lies before the first. Please choose again.",
    },
  },
} as const satisfies RefusalTable;
