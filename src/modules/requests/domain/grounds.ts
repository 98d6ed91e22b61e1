import type { Words } from "#engine/words.ts";

/** Why a request may not be accepted or dispatched, and the lawful route instead (北京市接诉即办工作条例 art. 11). */
export const declineGrounds = {
  emergency: {
    name: { zh: "属于应急救援事项", en: "An emergency" },
    route: {
      zh: "请立即拨打 110（公安）、119（消防）、120（急救）或 122（交通事故）。",
      en: "Please call 110 (police), 119 (fire), 120 (ambulance) or 122 (traffic accident) at once.",
    },
  },
  "in-lawful-procedure": {
    name: {
      zh: "已进入诉讼、仲裁、纪检监察、行政复议或信访程序",
      en: "Already before a court, arbitration, discipline inspection, administrative review or petition body",
    },
    route: {
      zh: "请向正在办理的法院、仲裁机构、纪检监察机关、行政复议机关或信访部门查询和主张。",
      en: "Please put your case to the court, tribunal, inspection, review or petition body that is dealing with it.",
    },
  },
  "same-matter": {
    name: {
      zh: "同一事项正在办理或已办结，且无新的事实和理由",
      en: "The same matter is in progress or done, and there are no new facts",
    },
    route: {
      zh: "可凭原受理编号查询进度；如有新的事实和理由，请补充后再次提交。",
      en: "You can follow the earlier case by its number. If there are new facts, please add them and report again.",
    },
  },
  secret: {
    name: {
      zh: "涉及国家秘密、商业秘密或个人隐私",
      en: "Concerns state secrets, trade secrets or private matters",
    },
    route: {
      zh: "请向有权机关当面反映，不要在网络上提交涉密或隐私内容。",
      en: "Please speak to the competent authority in person; do not send secret or private matters online.",
    },
  },
  "outside-duties": {
    name: { zh: "不属于本级承办单位职责范围", en: "Outside the duties of the bodies here" },
    route: {
      zh: "请向有管辖权的单位或上级部门反映；可拨打 12345 咨询归口单位。",
      en: "Please turn to the body that has the competence, or its superior. 12345 can tell you which one it is.",
    },
  },
  unlawful: {
    name: { zh: "违反法律法规或者公序良俗", en: "Contrary to law or public order" },
    route: {
      zh: "对不予受理有异议的，可依法申请行政复议或向上级机关反映。",
      en: "If you disagree, you may ask for administrative review under the law, or turn to the superior authority.",
    },
  },
} as const satisfies Record<string, { name: Words; route: Words }>;

/** One of {@link declineGrounds}. */
export type DeclineGround = keyof typeof declineGrounds;

/** Why a body returns a case. */
export const returnGrounds = {
  "not-our-duty": { zh: "不属于本单位法定职责", en: "Not among our duties in law" },
  "not-our-area": { zh: "不属于本单位管辖区域", en: "Outside our area" },
  "other-leads-by-law": { zh: "依法应由其他单位主办", en: "Another body leads by law" },
  "same-matter": { zh: "同一事项已由其他单位办理", en: "Another body already handles the same matter" },
} as const satisfies Record<string, Words>;

/** What a callback came to. */
export const callbackResults = {
  answered: { zh: "已接通", en: "Answered" },
  "no-answer": { zh: "无人接听", en: "No answer" },
  "wrong-number": { zh: "号码错误", en: "Wrong number" },
  refused: { zh: "拒绝接受回访", en: "Declined to talk" },
} as const satisfies Record<string, Words>;

/** What an answer says was done. */
export const answerOutcomes = {
  solved: { zh: "已解决", en: "Solved" },
  partly: { zh: "部分解决", en: "Partly solved" },
  explained: { zh: "已解释说明", en: "Explained" },
  "not-possible": { zh: "暂不具备条件", en: "Not possible at present" },
} as const satisfies Record<string, Words>;

/** How first contact was made. */
export const contactWays = {
  phone: { zh: "电话", en: "Phone" },
  visit: { zh: "上门", en: "Visit" },
  message: { zh: "短信或留言", en: "Message" },
} as const satisfies Record<string, Words>;

/** Grounds on which the time of a case may stand still. */
export const pauseGrounds = {
  "reporter-must-bring": {
    zh: "等待诉求人补充材料或配合",
    en: "Waiting for the reporter to bring or do something",
  },
  "lawful-procedure": {
    zh: "等待鉴定、检测、公示、评审等法定程序",
    en: "Waiting for an appraisal, a test, a public notice or another procedure laid down by law",
  },
  season: { zh: "受季节、气候等自然条件限制", en: "Season or weather does not allow it" },
  "force-majeure": { zh: "不可抗力", en: "Force majeure" },
} as const satisfies Record<string, Words>;

/** Grounds on which a case may be carried to a promised date. */
export const carryGrounds = {
  "needs-budget": { zh: "需要列入预算或项目计划", en: "Must first enter a budget or a plan of works" },
  "needs-season": { zh: "受施工季节限制", en: "Can be built in season only" },
  "left-by-history": { zh: "历史遗留问题，需要分步解决", en: "Left by history, to be solved step by step" },
  "needs-policy": { zh: "需要上级政策或标准出台", en: "Waits for a policy or a standard from above" },
} as const satisfies Record<string, Words>;

/** Grounds on which the desk relieves the lead, who else leads until a return is upheld (首接负责, art. 14). */
export const reassignGrounds = {
  "wrongly-sent": { zh: "派单有误", en: "It was sent to the wrong body" },
  "duties-changed": { zh: "机构职责调整", en: "The duties of the bodies have changed" },
  "needs-other-powers": { zh: "需由有执法权或审批权的单位主办", en: "It takes powers that another body has" },
} as const satisfies Record<string, Words>;

/** Grounds on which a case is handed over to somebody outside. */
export const handOverGrounds = {
  "other-jurisdiction": {
    zh: "属于兵团或其他行政区管辖",
    en: "It belongs to an XPCC unit or another administrative area",
  },
  "lawful-procedure": {
    zh: "应当通过诉讼、仲裁、行政复议、信访等法定途径办理",
    en: "It belongs before a court, a tribunal, administrative review or the petition office",
  },
  superior: {
    zh: "应由上级机关或垂直管理部门办理",
    en: "It belongs to a superior or a vertically managed body",
  },
} as const satisfies Record<string, Words>;

/** Who takes emergencies. */
export const emergencyServices = {
  "110": { zh: "110 公安报警", en: "110 police" },
  "119": { zh: "119 消防救援", en: "119 fire and rescue" },
  "120": { zh: "120 医疗急救", en: "120 ambulance" },
  "122": { zh: "122 交通事故", en: "122 traffic accidents" },
} as const satisfies Record<string, Words>;

/** Where the one who asked may turn, after a review has not changed the answer. */
export const lawfulRoutes = {
  review: { zh: "依法申请行政复议", en: "Ask for administrative review under the law" },
  court: { zh: "依法提起诉讼", en: "Go to court" },
  petition: { zh: "向信访部门提出信访事项", en: "Turn to the petition office" },
  superior: { zh: "向上级机关反映", en: "Turn to the superior authority" },
} as const satisfies Record<string, Words>;

/** Grounds on which a desk passes a case to the level above. */
export const passGrounds = {
  "exceeds-powers": { zh: "超出本级职权", en: "Beyond the powers of this level" },
  "several-counties": { zh: "涉及两个以上县市", en: "Concerns more than one county" },
  "body-of-the-level-above": {
    zh: "属于上级直属单位职责",
    en: "Among the duties of a body of the level above",
  },
  "needs-policy-or-funds": {
    zh: "需上级统筹政策或资金",
    en: "Takes policy or funds of the level above",
  },
} as const satisfies Record<string, Words>;

/** Why a call did not reach the one who asked. */
export const missedCalls = {
  "no-answer": { zh: "无人接听", en: "No answer" },
  "wrong-number": { zh: "号码错误", en: "Wrong number" },
} as const satisfies Record<string, Words>;

/** What those hear whose case is handled together with another, as that one takes its time. */
export const mainNews = {
  extended: { zh: "合在一起办的那件延长了期限", en: "The case it is handled with was given more time" },
  paused: { zh: "合在一起办的那件暂停计时", en: "The time of the case it is handled with stands still" },
  resumed: { zh: "合在一起办的那件接着办理", en: "The case it is handled with goes on" },
  carried: { zh: "合在一起办的那件承诺了解决日期", en: "The case it is handled with was promised for a day" },
  interim: { zh: "合在一起办的那件有了新进展", en: "There is news of the case it is handled with" },
} as const satisfies Record<string, Words>;
