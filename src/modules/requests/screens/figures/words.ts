import { defineWords } from "#web/words/defineWords.ts";

/** What the figures say. */
export const useFiguresWords = defineWords({
  zh: {
    title: "考核数据",
    lead: "按办结日期统计，剔除前后并列。不予受理、撤回、移交和导入前已结的不在内。",
    from: "从",
    to: "到",
    measure: "指标",
    all: "全部",
    withoutExcluded: "剔除后",
    excluded: "剔除件数",
    ratio: "{percent}（{numerator}/{denominator}）",
    none: "没有数据",
    cases: "办结 {count} 件",
    heard: "有诉求人评价：{ratio}",
    reopened: "提出异议或者重办：{ratio}",
    names: {
      timeliness: "及时率",
      resolution: "解决率",
      satisfaction: "满意率",
      return: "一次办结率",
    },
    means: {
      timeliness: "总时限内办结的，占计时的件数",
      resolution: "诉求人说已解决的，占说了话的件数",
      satisfaction: "诉求人说满意的，占说了话的件数",
      return: "没有异议、没有重办的，占全部件数",
    },
  },
  en: {
    title: "Figures",
    lead: "By the day on which cases closed, with all of them and with excluded ones left out. Declined, withdrawn, handed-over and imported cases are no part of it.",
    from: "From",
    to: "To",
    measure: "Measure",
    all: "All",
    withoutExcluded: "Excluded left out",
    excluded: "Excluded",
    ratio: "{percent} ({numerator}/{denominator})",
    none: "no data",
    cases: { one: "{count} case closed", other: "{count} cases closed" },
    heard: "With the reporter's word: {ratio}",
    reopened: "Disputed or re-handled: {ratio}",
    names: {
      timeliness: "On time",
      resolution: "Solved",
      satisfaction: "Satisfied",
      return: "Never sent back",
    },
    means: {
      timeliness: "closed inside the whole limit, of those measured",
      resolution: "solved, say reporters, of those who said so or not",
      satisfaction: "satisfied, say reporters, of those who said so or not",
      return: "neither disputed nor re-handled, of all",
    },
  },
});
