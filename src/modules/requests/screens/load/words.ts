import { defineWords } from "#web/words/defineWords.ts";

/** What is said of the load of a body. */
export const useLoadWords = defineWords({
  zh: {
    open: "在办 {count}",
    overdue: "超期 {count}",
    soon: "24 小时内到期 {count}",
    between: " · ",
    lastDays: "近 {days} 天：",
    inTime: "按时办结 {part}/{all}（{share}）",
    returned: "退单 {part}/{all}（{share}）",
    few: "办结 {answered}、退单 {returned}，太少不算比率",
    none: "没有办结",
    unread: "在办数暂时读不到",
    unreadLead: "派单照常可以进行，只是看不到各单位手上有多少。",
  },
  en: {
    open: "{count} open",
    overdue: "{count} overdue",
    soon: "{count} due within 24 hours",
    between: " · ",
    lastDays: "Last {days} days: ",
    inTime: "{part} of {all} answered in time ({share})",
    returned: "{part} of {all} returned ({share})",
    few: "{answered} answered, {returned} returned: too few for a share",
    none: "nothing ended",
    unread: "Loads cannot be read just now",
    unreadLead: "Cases can be sent all the same; only what bodies have in hand is not shown.",
  },
});
