import { defineWords } from "#web/words/defineWords.ts";

/** What the public help page says. */
export const useHelpPageWords = defineWords({
  zh: {
    title: "使用帮助",
    lead: "怎么反映、多久有结果、谁看得见、不满意怎么办。看这一页不用登录。",
    contents: "本页内容",
    emergency: {
      title: "正在发生的危险，请直接打电话，不要在这里等：",
      n110: "公安",
      n119: "消防",
      n120: "急救",
      n122: "交通事故",
    },
    report: {
      title: "怎么反映",
      lines:
        "用手机：点“我要反映”，写清什么事、在哪里，可以拍照。不用注册，可以不留姓名。\n打热线：话务员替您登记，和自己在网上写一样。\n到石榴籽服务站：站点人员替您登记。\n写到一半断了网也不会丢，连上以后接着发，只会收一次。",
      go: "我要反映",
    },
    next: {
      title: "反映以后会怎样",
      lines:
        "马上得到编号和受理码。受理码等于钥匙，请收好：凭它查进度、补充、确认、提异议。\n派单台看了以后受理，或者说明为什么不归这里办、该找谁。\n派给一个主办单位，先联系您，再去办；答复由负责人签字、派单台审核。\n另外的人回访您，问两句：解决了吗？满意吗？您认可了才销单。",
      go: "查询进度",
    },
    seen: {
      title: "谁看得见",
      lines:
        "姓名、电话加密保存。工作人员看到的是打了星号的，要看全的必须写理由，会留下记录。\n可以要求不让办理单位知道您是谁。\n举报、反映某个单位的，被反映的单位和它的下级看不到，也永远不公开。\n公开的只有：类别、到了哪一步、大致地点、主办单位。您写的话、照片、答复都不公开。",
      go: "看公开了什么",
    },
    unhappy: {
      title: "没办好怎么办",
      lines:
        "查询进度页上选“没有解决”，写明还差什么，可以附照片。会退回去重办。\n几次都不满意，由另外的人复核；复核后认为原答复正确的，会写明理由和您还可以走的途径。\n等不及可以催单，正在办的单位会收到提醒。\n没有人回访到您、被按“未获确认”办结的，在规定天数内仍然可以提异议。",
    },
    appeal: {
      title: "对处理决定不服",
      lines:
        "不予受理、移交、复核的决定，都会写明依据和救济途径：行政复议、行政诉讼、信访复查，各有期限，请看决定书。\n对信访处理意见不服的，收到之日起 30 日内可以请求复查；对复查意见不服的，30 日内可以请求复核。\n这里不能代替法院、仲裁、纪检监察。",
    },
    limits: {
      title: "多久有结果",
      lead: "下面是现在正在执行的期限。只有批准的延期能变长，延期会告诉您理由。",
      go: "看完整的办理流程",
    },
    contact: {
      title: "还有问题",
      hotline: "拨打 {number}，话务员可以帮您查、帮您登记。",
      territory: "服务范围：{territory}。",
      by: "主办：{name}。",
      go: "看各单位的公开电话",
    },
  },
  en: {
    title: "Help",
    lead: "How to report, how long it takes, who sees it, and what to do when you are not satisfied. No sign-in needed.",
    contents: "On this page",
    emergency: {
      title: "In danger now? Call at once, do not wait here:",
      n110: "police",
      n119: "fire",
      n120: "ambulance",
      n122: "traffic accident",
    },
    report: {
      title: "How to report",
      lines:
        "By phone: press Report, say what and where, add photos. No account needed, no name needed.\nBy the hotline: an operator writes it down; it counts the same.\nAt a service station: its staff write it down for you.\nA lost connection loses nothing: it is sent once you are back, exactly once.",
      go: "Report",
    },
    next: {
      title: "What happens next",
      lines:
        "You get a number and a receipt code at once. The code is a key: follow, add, confirm and dispute with it.\nThe desk accepts it, or says why it is not for here and whom to turn to.\nOne lead body speaks to you first, then handles it; its head signs the answer, the desk checks it.\nSomebody else calls you and asks two things: is it solved? are you satisfied? Only your word closes it.",
      go: "Track a case",
    },
    seen: {
      title: "Who sees it",
      lines:
        "Name and number are kept encrypted. Staff see them masked; to see them whole they give a reason, which is recorded.\nYou may ask that the body which handles it does not learn who you are.\nA body you report about sees nothing of it, nor does anything below it; it is never public.\nPublic are kind, state, rough place and lead. Never your words, your photos or the answer.",
      go: "See what is public",
    },
    unhappy: {
      title: "If it was not solved",
      lines:
        "Where you track it, choose Not solved, say what is missing, add photos. It is handled again.\nAfter several times others review it; where they find the answer right, they say why and which way is still open to you.\nIf it takes too long, urge: whoever has it is reminded.\nIf nobody reached you and it ended unconfirmed, you may still dispute it within the set days.",
    },
    appeal: {
      title: "If you disagree with a decision",
      lines:
        "A decision to decline, to hand over or after a review names its ground and your remedy: administrative review, court, or review of a petition, each with its own limit.\nAgainst the opinion on a petition you may ask for a review within 30 days of receiving it, and for a re-review within 30 days of that.\nThis service takes the place of no court, tribunal or disciplinary body.",
    },
    limits: {
      title: "How long it takes",
      lead: "These limits are in force now. Only a granted extension lengthens one, and you are told why.",
      go: "The whole process",
    },
    contact: {
      title: "Still a question",
      hotline: "Call {number}: an operator can look it up or write it down for you.",
      territory: "Territory: {territory}.",
      by: "Run by {name}.",
      go: "Public lines of the bodies",
    },
  },
});
