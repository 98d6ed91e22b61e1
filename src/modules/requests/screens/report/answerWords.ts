import { defineWords } from "#web/words/defineWords.ts";

/** What is said of an answer on the line; apart from the form's own words, which residents load too. */
export const useAnswerWords = defineWords({
  zh: {
    answer: {
      title: "当场答复",
      from: "知识库《{title}》第 {version} 版",
      label: "给诉求人的答复",
      hint: "照着说给来电人听；可以按来电人的情况改。登记后马上记下这段答复，由来电人在回访时确认。",
      drop: "不用它答复",
      short: "答复至少写 {limit} 个字",
      long: "答复最多 {limit} 个字，请精简一些",
      blankLeft: "还有空白没有填：{blank}。请填好或删掉再登记",
    },
    standing: {
      sending: "{number} 已登记，正在登记答复…",
      unanswered:
        "{number} 已登记。答复还没有收到回音，不确定是否登记上了。它保存在这台设备上，连上后会自动再登记，不会重复。关了这个页面，就等下次打开工作台时再登记。",
      done: "{number} 已登记，并照知识库《{title}》当场答复。接下来由别的同事回访。",
      doneOwn: "{number} 已登记，并已当场答复。接下来由别的同事回访。",
      refused: "{number} 已登记，但答复没有登记上。",
      again: "再登记一次答复",
      without: "不引用这条知识，照这段话答复",
      giveUp: "不答复了",
      giveUpHint: "诉求已经登记，会照常派单办理。",
      open: "打开这件诉求",
    },
  },
  en: {
    answer: {
      title: "Answered now",
      from: "From the article “{title}”, version {version}",
      label: "The answer",
      hint: "Read it to the caller; make it fit their case. It is recorded as soon as the request is saved, and the caller confirms it at the callback.",
      drop: "Do not answer from it",
      short: "At least {limit} characters for an answer",
      long: "At most {limit} characters, please",
      blankLeft: "A blank is still to be written over: {blank}. Fill it in or remove it, then save",
    },
    standing: {
      sending: "{number} is saved; the answer is being recorded…",
      unanswered:
        "{number} is saved. No answer came back for the answer, so it may or may not be recorded. It is kept on this device and is sent again by itself once connected, never twice. If you close this page, it is sent when you open the desk again.",
      done: "{number} is saved, and answered from the article “{title}”. A colleague calls back next.",
      doneOwn: "{number} is saved and answered. A colleague calls back next.",
      refused: "{number} is saved, but its answer is not recorded.",
      again: "Record the answer again",
      without: "Answer in these words, without the article",
      giveUp: "Do not answer",
      giveUpHint: "The request is saved and is handled as usual.",
      open: "Open this case",
    },
  },
});
