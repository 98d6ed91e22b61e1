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
  "notice-address-missing": {
    status: 422,
    says: {
      zh: "所选的方式还没有可用的号码或地址，请先填写。",
      en: "There is no number or address for the way you chose. Please enter one first.",
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
