import { defineWords } from "#web/words/defineWords.ts";

/** What filters, cards and chips of lists say: pages without lists do not carry it. */
export const useListWords = defineWords({
  zh: {
    filter: {
      label: "筛选",
      all: "全部",
      clear: "清除筛选",
      open: "筛选条件",
      active: "已用 {count} 个条件",
      results: "共 {count} 件",
    },
    caseCard: { reportedAt: "反映于 {at}", parties: "参与单位", none: "尚未派单" },
    party: {
      lead: "主办",
      coHandler: "协办",
      reporter: "反映人",
      holder: "当前持有",
      masked: "姓名保密",
      anonymous: "未留姓名",
    },
  },
  en: {
    filter: {
      label: "Filters",
      all: "All",
      clear: "Clear filters",
      open: "Filters",
      active: { one: "{count} filter in use", other: "{count} filters in use" },
      results: { one: "{count} case", other: "{count} cases" },
    },
    caseCard: { reportedAt: "Reported {at}", parties: "Parties", none: "Not dispatched yet" },
    party: {
      lead: "Lead",
      coHandler: "Co-handler",
      reporter: "Reporter",
      holder: "Held by",
      masked: "Name withheld",
      anonymous: "No name given",
    },
  },
});
