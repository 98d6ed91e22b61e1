import { defineWords } from "#web/words/defineWords.ts";

const zh = {
  decline:
    "不予受理：诉求还在派单台，依法不归这里办，告诉诉求人依据和该走的途径，就此结束。退单：已经派出去，承办单位认为不归自己办，由另外的人审核，诉求还要有人办。",
  returnTask:
    "退单是说“不归我们办”，要写依据和应由谁办；由另外的人审核，审核期间时限照常走。办得慢、办不了不是退单的理由：那是延期或挂账。",
  solveOnTheSpot: "您写的话诉求人马上看到，也由他说解决没有。说没解决，就按正常的路走：受理、派单。",
  draftAnswer:
    "这段答复先给本单位负责人看，再给派单台看，审核通过后诉求人原样看到；公开的诉求里，别人只看到办理状态，看不到这段话。不要写别人的姓名、电话、住址。",
  askExtension: "到期以前才能申请，批准以前时限照常走；不同意就还是原来的时限。同意以后诉求人会看到理由。",
  askPause:
    "暂停以后，本单位和整件的时限都停着不走，到写明的日期自动接着走；暂停的时间不算超期。诉求人看得到暂停和理由。",
  grantPause: "同意以后时限停住，到期自动恢复，剩下多少还是多少。不同意，时限从没停过。",
  askCarry:
    "挂账要写清四样：为什么现在办不了（只能选列出的情形）、承诺哪一天、这之前做什么、由分管领导审批。挂着不是办结，到日子自己回到待办，期间要按时告诉诉求人。",
  proposeCarry: "同“申请挂账”一样，要有情形、日期、计划，由分管领导审批。到日子自动恢复办理。",
  approveCarry: "您同意，就是答应诉求人这一天解决。到日子自动恢复办理，没办成算在承诺上。",
  recordCallback:
    "“解决了吗”和“满意吗”是两句话，分开问，照他说的记。只有两句都是“是”才销单。没接通的记一次，隔一段时间再打，满规定次数才按未获确认。",
  failCheck: "退回以后主办单位接着办，时限不变。写明缺什么，办理人看得到。",
  rejectDraft: "只退回给拟稿人，诉求人看不到。写明要改什么；时限不变。",
  handOver: "归别的地方或程序管的，移交过去，拿到对方的回执才算结束；对方不收就转回来。",
  reassign: "把主办换掉，要选列出的理由。总时限不变，所以越早越好。",
  merge: "同一件事两个人反映才并。两个编号、两个时限、两个人的最后一句话都保留，主件答复了才一起答复。",
  split: "一次说了几件不同的事才拆，几件的时限都不会晚于原来的。",
  transferEmergency: "先打通对方电话，再点转接；对方接听以后登记谁接的。不是劝他自己打。",
} as const;

const en = {
  decline:
    "Declining: still at the desk, by law not for here; the reporter is told the ground and the lawful route, and it ends. Returning: it was dispatched, the body says it is not theirs, somebody else judges that, and it still has to be handled.",
  returnTask:
    "Returning says “this is not ours”: give the ground and whose it is. Somebody else judges it; the limit runs meanwhile. Being slow or unable is no ground: that is an extension, or carrying.",
  solveOnTheSpot:
    "The reporter reads your words at once and says whether it is solved. If not, it goes the ordinary way: accepted, dispatched.",
  draftAnswer:
    "Your head reads it first, then the desk; once passed, the reporter reads it word for word. Of a public case others see how it stands, never this text. No names, numbers or addresses of others.",
  askExtension:
    "Ask before the limit ends; until it is granted the limit runs, and where it is refused it stays. Once granted, the reporter reads why.",
  askPause:
    "While it is paused, the limits of your body and of the whole stand still, and go on by themselves on the day you give; that time is not overdue. The reporter sees the pause and the reason.",
  grantPause:
    "Granted, the limit stands still and goes on by itself with what was left. Refused, it never stood.",
  askCarry:
    "Carrying needs four things: why it cannot be done now (a listed ground), the day you promise, what is done until then, and a leader's approval. Carried is not closed: it comes back by itself on that day, and the reporter is told in between.",
  proposeCarry:
    "As with asking to carry: a ground, a day, a plan, and a leader's approval. It comes back by itself on that day.",
  approveCarry:
    "By approving you promise the reporter that day. It comes back by itself, and a promise not kept is counted.",
  recordCallback:
    "Solved and satisfied are two questions, asked apart and taken down as said. Only two times yes closes the case. No answer is one attempt; wait before the next, and only after the set number it ends as unconfirmed.",
  failCheck: "The lead goes on, inside the same limit. Say what is missing: the handler reads it.",
  rejectDraft:
    "It goes back to whoever drafted it; the reporter sees nothing of it. Say what to change; the limit stays.",
  handOver:
    "What belongs to another place or procedure goes there, and ends with their receipt; not taken, it comes back.",
  reassign: "The lead is replaced, on a listed ground. The whole limit stays, so do it early.",
  merge:
    "Only the same matter, reported twice. Both numbers, limits and last words stay; the main case's answer answers both.",
  split: "Only where one call held several matters; none of them gets a later limit than the first.",
  transferEmergency:
    "Reach them by telephone first, then transfer, and write down who answered. It is not advice to call oneself.",
};

/** What raises questions about an action: the difference to another, what becomes of the clock, who reads it. */
export const useActHelpWords = defineWords({ zh, en });

/** Whether there is something to say about an action. */
export function hasActHelp(action: string): action is keyof typeof zh {
  return Object.hasOwn(zh, action);
}
