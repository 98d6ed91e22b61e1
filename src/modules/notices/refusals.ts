import type { RefusalTable } from "#platform/http/refusals.ts";

/** What this module refuses, and what it says then. */
export const noticesRefusals = {
  "notice-not-dead": {
    status: 409,
    says: {
      zh: "这条消息已不在未送达清单里：可能已重发，或已有人处理。请刷新清单。",
      en: "This message is no longer among those that could not be sent: it was sent again, or somebody dealt with it. Please reload the list.",
    },
  },
  "notice-none-dead": {
    status: 409,
    says: {
      zh: "符合条件的消息都已不在未送达清单里：可能已重发，或已有人处理。请刷新清单。",
      en: "None of these messages is left among those that could not be sent: they were sent again, or somebody dealt with them. Please reload the list.",
    },
  },
  "notice-address-missing": {
    status: 422,
    says: {
      zh: "所选的方式还没有可用的号码或地址，请先填写。",
      en: "There is no number or address for the way you chose. Please enter one first.",
    },
  },
  "notice-quiet-hours-empty": {
    status: 422,
    says: {
      zh: "免打扰时段的开始和结束不能是同一时间。",
      en: "Quiet hours must not begin and end at the same time.",
    },
  },
  "notice-key-used": {
    status: 409,
    says: {
      zh: "这个幂等键已用于另一个决定，请刷新页面后再试。",
      en: "This idempotency key was used for another decision. Please reload the page and try again.",
    },
  },
} as const satisfies RefusalTable;
