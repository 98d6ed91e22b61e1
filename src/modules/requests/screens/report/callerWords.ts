import { defineWords } from "#web/words/defineWords.ts";

/** What the form says of a caller's earlier cases. */
export const useCallerWords = defineWords({
  zh: {
    title: "这个号码以前的诉求",
    looking: "正在查这个号码以前的诉求",
    none: "您可以看到的诉求里，没有这个号码的。",
    found: "这个号码有 {count} 件诉求。问的是同一件事，可以直接催单，不用再登记。",
    more: "还有更早的没有列出。",
    recorded: "查询已记录。举报件不在这里显示。",
    urge: "催单",
    urgeThis: "催办 {number}",
    openThis: "打开 {number}",
    open: "打开",
    urgings: "已催 {count} 次",
    words: "来电人说了什么",
    submit: "登记催单",
    done: "已催办 {number}，正在办理的单位会收到提醒。",
    next: "接下一个电话",
  },
  en: {
    title: "Earlier cases of this number",
    looking: "Looking for earlier cases of this number",
    none: "None of the cases that you may see is of this number.",
    found: {
      one: "This number has {count} case. If it is the same matter, urge it instead of writing it down again.",
      other:
        "This number has {count} cases. If it is the same matter, urge it instead of writing it down again.",
    },
    more: "There are older ones that are not listed.",
    recorded: "The look-up is recorded. Tip-offs are not shown here.",
    urge: "Urge",
    urgeThis: "Urge {number}",
    openThis: "Open {number}",
    open: "Open",
    urgings: { one: "urged once", other: "urged {count} times" },
    words: "What the caller says",
    submit: "Record the urging",
    done: "{number} is urged; whoever has it is reminded.",
    next: "Next caller",
  },
});
