import { defineWords } from "#web/words/defineWords.ts";

/** What the desk's search says. */
export const useSearchWords = defineWords({
  zh: {
    open: "搜索",
    title: "搜索",
    label: "搜索编号、诉求里的字、知识、模板、机构、页面",
    example: "编号，或几个字",
    keys: "↑ ↓ 选择，Enter 打开，Esc 关闭",
    recent: "最近搜索",
    forget: "清除最近搜索",
    goTo: "去这些页面",
    results: "搜索结果",
    short: "请至少输入 2 个字",
    none: "没有找到“{text}”",
    noneHint: "换个说法，或少输入几个字。只能找到您现在的岗位能看到的；姓名、电话、证件号码不能用来找诉求。",
    found: "找到 {count} 条",
    searching: "正在搜索…",
    failed: "这一类没有搜到结果：{why}",
    again: "重试",
    more: "在“{list}”里看全部",
  },
  en: {
    open: "Search",
    title: "Search",
    label: "Search numbers, words of requests, knowledge, templates, bodies, screens",
    example: "A number, or a few words",
    keys: "↑ ↓ to choose, Enter to open, Esc to close",
    recent: "Searched lately",
    forget: "Forget what I searched for",
    goTo: "Go to",
    results: "What was found",
    short: "Please type at least 2 characters",
    none: "Nothing was found for “{text}”",
    noneHint:
      "Try other words, or fewer. Only what your present post may see is found; names, phone and identity numbers find no case.",
    found: { one: "{count} found", other: "{count} found" },
    searching: "Searching…",
    failed: "These could not be searched: {why}",
    again: "Try again",
    more: "See all in “{list}”",
  },
});
