import { defineWords } from "#web/words/defineWords.ts";

/** What the public map says. */
export const usePublicMapWords = defineWords({
  zh: {
    label: "各地公开的诉求",
    markSays: "{name}，{count} 件，看清单",
    table: "各地有多少件",
    place: "地方",
    cases: "件数",
    townships: "看乡镇",
    townshipsOf: "看乡镇：{name}，在地图上",
    allCounties: "全州各县（市）",
    none: "没有符合条件的诉求。换个条件，或者清除筛选再看。",
    noCentres: "这些地方在地图上的位置还没有标注，请看下面的表。",
    unplaced: "有 {count} 个地方还没有标注位置，只在表里。",
    total: "全州共 {count} 件。",
    countedAt: "{at}统计，每 5 分钟更新。",
    hint: "按县（市）和乡镇统计，不标出任何一件的具体位置；由另一地派单的诉求，两地都算。",
  },
  en: {
    label: "Public cases by place",
    markSays: { one: "{name}, {count} case, see the list", other: "{name}, {count} cases, see the list" },
    table: "How many cases where",
    place: "Place",
    cases: "Cases",
    townships: "Townships",
    townshipsOf: "Townships of {name} on the map",
    allCounties: "All counties",
    none: "No case fits. Change or clear the conditions.",
    noCentres: "Nobody has said yet where these places lie on the map: the table below has them.",
    unplaced: {
      one: "{count} place is in the table alone, since nobody has said where it lies.",
      other: "{count} places are in the table alone, since nobody has said where they lie.",
    },
    total: { one: "{count} case in all.", other: "{count} cases in all." },
    countedAt: "Counted {at}, anew every 5 minutes.",
    hint: "By county and township, never where a single case lies; a case that another place dispatches counts in both.",
  },
});
