import { defineWords } from "#web/words/defineWords.ts";

/** What is said of cases that may be the same; loaded after the report form. */
export const useAlikeWords = defineWords({
  zh: {
    title: "可能和这些是同一件事？",
    lead: "这里近来有人反映过同一类的事。看看进度，也许不用再报；不是同一件，接着填就行。",
    deskLead: "同一地方、同一类别，内容相近。",
    reported: "{at} 反映",
    ended: "{at} 办结",
    leads: "主办 {name}",
    look: "看看进度",
    leave: "不是同一件，继续",
  },
  en: {
    title: "Likely the same as these?",
    lead: "Somebody here reported something of this kind of late. See how it goes: you may not need to report it again. If it is another matter, just go on.",
    deskLead: "The same place and kind, and words that are alike.",
    reported: "reported {at}",
    ended: "ended {at}",
    leads: "lead: {name}",
    look: "See how it goes",
    leave: "Another matter, go on",
  },
});
