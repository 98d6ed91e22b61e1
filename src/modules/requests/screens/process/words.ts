import { defineWords } from "#web/words/defineWords.ts";

/** What the page of the processes says. */
export const useProcessWords = defineWords({
  zh: {
    title: "诉求怎么办理",
    lead: "每一个环节、谁可以做什么、接着到哪里、多长时间以内，都由系统按这里写的执行。",
    contents: "办理流程",
    counted: "第 {version} 版 · {states} 种状态 · {actions} 种动作",
    begins: "从这里开始：{acts}",
    or: "、",
    and: "；",
    closed: { reporter: "由诉求人确认办结", disposition: "以记录在案的处理结束" },
    others: "这时还可以做的 {count} 件事",
    onTask: "任务：{states}",
    leadsTo: "到",
    taskLimits: "各办理单位的期限",
    apart: "{name}：{said}",
    lapses: "到期由系统：{does}",
  },
  en: {
    title: "How a request is handled",
    lead: "Every state, who may do what in it, where that leads and within what time: the system goes by what stands here.",
    contents: "Processes",
    counted: "Version {version} · {states} states · {actions} actions",
    begins: "It begins with: {acts}",
    or: ", ",
    and: "; ",
    closed: { reporter: "Closed by the reporter’s word", disposition: "Ended by a recorded disposition" },
    others: { one: "One thing more that may be done", other: "{count} things more that may be done" },
    onTask: "task: {states}",
    leadsTo: "leads to",
    taskLimits: "Limits of the bodies that handle it",
    apart: "{name}: {said}",
    lapses: "When it runs out, the system: {does}",
  },
});
