import type { RefusalTable } from "#platform/http/refusals.ts";

/** Refusals of papers and ledgers. */
export const paperRefusals = {
  "paper-not-found": {
    status: 404,
    says: {
      zh: "这件诉求现在没有这种单据，或您的岗位不能打印它。请刷新后再看。",
      en: "The case has no such paper now, or your post may not print it. Please reload.",
    },
  },
  "ledger-too-long": {
    status: 422,
    says: {
      zh: "符合条件的诉求超过 {most} 件，一份台账装不下。请缩短时间段或增加条件，分次导出。",
      en: "More than {most} requests fit: too many for one ledger. Narrow the days or the conditions and export in parts.",
    },
  },
} as const satisfies RefusalTable;
