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
