import type { RefusalTable } from "#platform/http/refusals.ts";
import { afterwardsRefusals } from "./afterwardsRefusals.ts";
import { paperRefusals } from "./papers/refusals.ts";
import { publicRefusals } from "./public/refusals.ts";
import { savedFilterRefusals } from "./savedFilters/refusals.ts";
import { superiorRefusals } from "./superiorRefusals.ts";
import { togetherRefusals } from "./togetherRefusals.ts";

const retry = { status: 409 } as const;

/** Refusals of the engine, as people read them. */
const engine = {
  "action-unknown": { status: 404, says: { zh: "没有这个操作。", en: "There is no such action." } },
  "case-not-found": {
    status: 404,
    says: {
      zh: "没有找到这件诉求，或您现在的岗位无权查看。请核对编号；如有其他岗位，请切换后再试。",
      en: "No such case, or your present post may not see it. Check the number, or switch to another post.",
    },
  },
  "case-exists-already": {
    ...retry,
    says: { zh: "这件诉求已经提交过了。", en: "This request was sent already." },
  },
  "wrong-state": {
    ...retry,
    says: {
      zh: "这件诉求的状态已变化，现在不能做这一步。请刷新后查看最新进展。",
      en: "The case has moved on, and this step no longer fits. Reload to see where it stands.",
    },
  },
  "task-not-found": {
    status: 404,
    says: { zh: "没有找到这项任务，请刷新后再试。", en: "No such task. Please reload and try again." },
  },
  "wrong-task-state": {
    ...retry,
    says: {
      zh: "这项任务的状态已变化，现在不能做这一步。请刷新后查看。",
      en: "The task has moved on, and this step no longer fits. Please reload.",
    },
  },
  "changed-meanwhile": {
    ...retry,
    says: {
      zh: "您查看之后，别人刚刚办理过这件诉求。请刷新，看过最新进展后再操作。",
      en: "Somebody acted on this case after you opened it. Reload, look at what changed, and decide again.",
    },
  },
  "clock-not-due": { ...retry, says: { zh: "时限未到，不能自动办理。", en: "The time has not run out." } },
} as const satisfies RefusalTable;

/** Refusals of what a desk does beside the trunk. */
const desk = {
  "asked-already": {
    ...retry,
    says: {
      zh: "已有一项申请正在等待审批，请等待结果后再申请。",
      en: "Something was asked for already and waits for its decision. Please wait for that first.",
    },
  },
  "ask-the-level-above": {
    ...retry,
    says: {
      zh: "这是上级交办的任务，时限由上级掌握。需要更多时间，请与交办单位商量。",
      en: "This was handed down to you inside your superior's limit. Please talk to the body that handed it down.",
    },
  },
  "only-the-lead": {
    ...retry,
    says: {
      zh: "只有主办单位可以做这一步。请联系主办单位，由其办理。",
      en: "Only the lead may take this step. Please ask the lead to.",
    },
  },
  "asked-too-late": {
    ...retry,
    says: {
      zh: "时限已过，不能再申请延长或暂停。请尽快办理并说明超期原因。",
      en: "The limit is over, and time can no longer be asked for. Please finish soon and say why it is late.",
    },
  },
  "extensions-used-up": {
    ...retry,
    says: {
      zh: "这件诉求的延期次数已用完。确实不能按期办结的，可申请挂账，由分管领导审批。",
      en: "This case was extended as often as policy allows. If it cannot be done in time, ask to carry it to a date.",
    },
  },
  "extension-too-long": {
    status: 422,
    says: {
      zh: "申请的延期天数超过规定，请缩短后再申请。",
      en: "That is longer than policy allows at once. Please ask for less.",
    },
  },
  "date-out-of-range": {
    status: 422,
    says: {
      zh: "日期应在明天以后、规定期限以内，请重新选择。",
      en: "The date must be after today and within the time policy allows. Please choose another.",
    },
  },
  "decider-asked-it": {
    ...retry,
    says: {
      zh: "不能审批自己提出的申请，请由另一位同事审批。",
      en: "Whoever asked may not decide. Another colleague must.",
    },
  },
  "others-at-work": {
    ...retry,
    says: {
      zh: "还有下级或协办单位在办，不能挂账。请先收回交办或等待协办反馈。",
      en: "Others are still at work on it. Take back what was handed down, or wait for the co-handlers.",
    },
  },
  "no-lead-to-carry": {
    ...retry,
    says: {
      zh: "这件诉求没有主办单位，不能挂账。请先重办并派单。",
      en: "This case has no lead that could carry it. Re-handle and dispatch it first.",
    },
  },
  "returned-too-late": {
    ...retry,
    says: {
      zh: "已超过退单期限，请继续办理。确属职责不清的，请联系派单台召集会商。",
      en: "The time for returning it is over. Please handle it; if duties are unclear, ask the desk for a consultation.",
    },
  },
  "returns-used-up": {
    ...retry,
    says: {
      zh: "这件诉求已多次退单，不能再退。请联系派单台召集会商，指定主办。",
      en: "This case was returned as often as policy allows. Ask the desk to convene a consultation.",
    },
  },
  "not-handed-down": {
    ...retry,
    says: {
      zh: "这项任务是派单台直接派的，不能收回。要换办理单位的，请由派单台改派。",
      en: "The desk sent this task itself, and it cannot be taken back. To have another body handle it, the desk re-assigns it.",
    },
  },
  "place-not-local": {
    status: 422,
    says: {
      zh: "请选择本辖区内的乡镇、街道、园区或村（社区）。在别的县市的，请先上报上级派单台，由上级更正地点。",
      en: "Please choose a township, street, park, village or community of this area. Where it lies elsewhere, pass it up: the desk above corrects the place.",
    },
  },
  "nothing-corrected": {
    status: 422,
    says: {
      zh: "没有任何更改，请修改后再提交。",
      en: "Nothing would change. Please correct something first.",
    },
  },
  "reviewer-handled-it": {
    ...retry,
    says: {
      zh: "您办理过这件诉求，复核应由其他人进行。",
      en: "You took part in handling this case. Somebody else must review it.",
    },
  },
} as const satisfies RefusalTable;

const dispatching = {
  "body-unknown": {
    status: 422,
    says: {
      zh: "所选单位不存在或已停用，请重新选择。",
      en: "That body does not exist or is closed. Please choose another.",
    },
  },
  "body-outside-jurisdiction": {
    status: 422,
    says: {
      zh: "所选单位属于兵团等管辖外单位，不能派单，应当移交。",
      en: "That body is outside the jurisdiction (XPCC). The case must be handed over, not dispatched.",
    },
  },
  "body-beyond-territory": {
    status: 422,
    says: {
      zh: "所选单位不在本派单台的辖区，不能直接派单。请选本辖区的单位，或者上报上级派单台。",
      en: "That body lies beyond this desk's territory. Choose one within it, or pass the case up to the desk above.",
    },
  },
  "body-is-subject": {
    status: 422,
    says: {
      zh: "这件诉求反映的就是该单位或其上级，不能派给它办理。",
      en: "The report is about that body or one above it, so it may not handle it.",
    },
  },
  "body-named-twice": {
    status: 422,
    says: {
      zh: "同一单位被选了两次，请检查主办和协办。",
      en: "A body was named twice. Check lead and co-handlers.",
    },
  },
  "body-not-below": {
    status: 422,
    says: { zh: "只能交办给本单位的下级。", en: "You can hand down only to a body below your own." },
  },
  "same-body-again": {
    status: 422,
    says: { zh: "请另选一个单位，不能还是原单位。", en: "Please name another body, not the same one." },
  },
  "new-lead-missing": {
    status: 422,
    says: {
      zh: "同意主办退单时，必须同时指定新的主办单位。",
      en: "When a lead's return is upheld, a new lead must be named.",
    },
  },
  "designated-may-not-return": {
    status: 409,
    says: {
      zh: "本单位是指定办理，不得再次退单。",
      en: "Your body was designated and may not return the case again.",
    },
  },
  "reviewer-sent-it": {
    status: 403,
    says: {
      zh: "退单须由派单人以外的人审核：本单位其他人、负责人或者上一级。",
      en: "A return is reviewed by somebody else than whoever sent it: a colleague, the head or the level above.",
    },
  },
  "reviewer-returned-it": {
    status: 403,
    says: {
      zh: "您在这件诉求上提出过退单，退单须由其他人审核。",
      en: "You asked for a return on this case yourself. Somebody else must review it.",
    },
  },
  "lower-level-open": {
    status: 409,
    says: {
      zh: "已交办下级的任务还没有办结，请等下级反馈或先收回。",
      en: "What you handed down is not finished yet. Wait for its result.",
    },
  },
  "co-handlers-open": {
    status: 409,
    says: {
      zh: "还有协办单位没有反馈。请等协办反馈，或由派单台说明理由解除协办。",
      en: "A co-handler has not answered yet. Wait for the result, or have the desk release it with a reason.",
    },
  },
} as const satisfies RefusalTable;

const answering = {
  "drafter-may-not-sign": {
    status: 403,
    says: {
      zh: "拟稿人不能审签自己的答复，请由负责人审签。",
      en: "Whoever drafted the answer may not sign it. Another head must.",
    },
  },
  "checker-handled-it": {
    status: 403,
    says: {
      zh: "您参与过这件诉求的办理，请由其他人审核。",
      en: "You took part in handling this case. Somebody else must check it.",
    },
  },
  "caller-handled-it": {
    status: 403,
    says: {
      zh: "办理、审核过这件诉求的人不能回访，请由其他人回访。",
      en: "Whoever handled or checked a case may not call back about it. Please pass it to a colleague.",
    },
  },
  "called-back-just-now": {
    status: 409,
    says: {
      zh: "刚刚回访过，请至少间隔两小时再试，连续拨打只算一次。",
      en: "Somebody called just now. Wait two hours: calls in a row count as one attempt.",
    },
  },
  "reporter-not-reachable": {
    status: 409,
    says: {
      zh: "诉求人没有留下联系方式，凭受理码查看答复；到期未提出异议的自动办结。",
      en: "The reporter left no way to be called. They read the answer with the receipt code.",
    },
  },
  "reporter-anonymous": {
    status: 409,
    says: {
      zh: "这是匿名诉求，没有可以查看的身份信息。",
      en: "This report was made without a name. There is nothing to show.",
    },
  },
  "dispute-too-late": {
    status: 409,
    says: {
      zh: "已超过提出异议的期限（三十天）。如仍有问题，请重新报单并写明原编号。",
      en: "The thirty days to object are over. Please report again and give this number.",
    },
  },
  "rated-already": {
    status: 409,
    says: { zh: "您已经评价过了，谢谢。", en: "You have rated this already. Thank you." },
  },
  "urged-just-now": {
    status: 429,
    says: {
      zh: "您刚刚催过，承办单位已经收到。请一小时后再催。",
      en: "You urged just now and the handler was told. You can urge again in an hour.",
    },
  },
} as const satisfies RefusalTable;

const receiving = {
  "order-changed": {
    ...retry,
    says: {
      zh: "工单 {number} 已经接收，内容与这次发送的不一致。请用补充、调整时限或撤回消息，不要重发。",
      en: "The order {number} was received before with other contents. Send a supplement, limit or withdrawal instead.",
    },
  },
  "order-unknown": {
    status: 404,
    says: { zh: "没有编号为 {number} 的上级工单。", en: "No order was received under the number {number}." },
  },
  "place-unknown": {
    status: 422,
    says: { zh: "请重新选择事情发生的地点。", en: "Please choose again where the matter lies." },
  },
  "place-outside-jurisdiction": {
    status: 422,
    says: {
      zh: "这个地点属于兵团管辖。请拨打当地兵团师市 12345，或改选地方乡镇（街道）。",
      en: "That place is under the XPCC. Please call 12345 of the division's city, or choose a township of the prefecture.",
    },
  },
  "nobody-may-receive": {
    status: 422,
    says: {
      zh: "您反映的单位包括本平台的受理单位，按规定不能由其受理。请向上级机关或自治区信访部门反映。",
      en: "The report is about the very bodies that would receive it. Please turn to the authority above them, or to the regional petition office.",
    },
  },
  "receipt-unknown": {
    status: 404,
    says: {
      zh: "没有找到这个受理码。请核对收据上的 12 位字符。",
      en: "No case has this receipt code. Please check the 12 characters on your receipt.",
    },
  },
  "attachment-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个文件，或您现在的岗位无权查看。",
      en: "No such file, or your present post may not see it.",
    },
  },
  "key-used-already": {
    ...retry,
    says: {
      zh: "这次提交与之前的内容不一致，请刷新页面后重新提交。",
      en: "Something else was sent under the same key. Reload the page and send again.",
    },
  },
  "case-forgotten": {
    status: 410,
    says: {
      zh: "诉求人的信息已依法删除，这件诉求不能再办理。",
      en: "The reporter's data was erased by law. Nothing more can be done on this case.",
    },
  },
  "cursor-invalid": {
    status: 400,
    says: {
      zh: "翻页位置已失效，请回到第一页。",
      en: "That page position is no longer valid. Please go back to the first page.",
    },
  },
} as const satisfies RefusalTable;

/** Every refusal a request may meet, with its status and what people read. */
export const requestRefusals: RefusalTable = {
  ...engine,
  ...dispatching,
  ...desk,
  ...afterwardsRefusals,
  ...togetherRefusals,
  ...superiorRefusals,
  ...answering,
  ...receiving,
  ...paperRefusals,
  ...publicRefusals,
  ...savedFilterRefusals,
};
