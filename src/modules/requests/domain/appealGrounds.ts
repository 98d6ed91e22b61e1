import type { Words } from "#engine/words.ts";

/** What a body is assessed by, and may ask to be left out of. */
export const measures = {
  timeliness: { zh: "及时率", en: "On time" },
  resolution: { zh: "解决率", en: "Solved" },
  satisfaction: { zh: "满意率", en: "Satisfied" },
  return: { zh: "退回重办", en: "Sent back for more work" },
} as const satisfies Record<string, Words>;

/** One of {@link measures}. */
export type Measure = keyof typeof measures;

/** Grounds on which a case may be left out of an assessment (考核剔除). */
export const appealGrounds = {
  "force-majeure": { zh: "不可抗力", en: "Force majeure" },
  "outside-duties": { zh: "超出本单位法定职责", en: "Beyond the body's duties in law" },
  "unlawful-demand": {
    zh: "诉求不合法、不合理，依法不能满足",
    en: "The demand is unlawful or unreasonable and cannot be met under the law",
  },
  "left-by-history": { zh: "历史遗留问题", en: "Left by history" },
  system: { zh: "系统或通信故障", en: "The system or the line was down" },
  "reporter-does-not-cooperate": {
    zh: "诉求人不配合，有记录为证",
    en: "The reporter did not do their part, as the record shows",
  },
} as const satisfies Record<string, Words>;
