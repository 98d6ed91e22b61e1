import { defineWords } from "#web/words/defineWords.ts";

/** What the preview of a merge says. */
export const useMergeWords = defineWords({
  zh: {
    cases: "手里的工单：{count} 件。工单不会自动移过去，要先改派或办结。",
    children: "移过去的下级机构：{count} 个",
    posts: "移过去的岗位：{count} 个",
    heldAlready: "在承接机构已有同样的岗位，不重复设",
  },
  en: {
    cases: "Cases in its hands: {count}. They do not move by themselves: re-assign or finish them first.",
    children: "Bodies that move: {count}",
    posts: "Posts that move: {count}",
    heldAlready: "holds the same post there already; it only ends here",
  },
});
