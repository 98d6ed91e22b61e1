import type { RefusalTable } from "#platform/http/refusals.ts";

const retry = { status: 409 } as const;

/** Refusals of what concerns several cases: splits, mergers, links. */
export const togetherRefusals = {
  "other-case-unknown": {
    status: 404,
    says: {
      zh: "没有这个编号的诉求，或不归您的派单台管。请核对编号。",
      en: "No case has this number, or it is not your desk's. Please check the number.",
    },
  },
  "other-case-wrong-state": {
    ...retry,
    says: {
      zh: "那一件已经答复、已结，或者自己也并入了别件，不能再并入。请核对编号，或改用“关联”。",
      en: "That case has been answered, has ended, or was itself merged. Check the number, or link the two instead.",
    },
  },
  "other-case-same": {
    status: 422,
    says: {
      zh: "这就是本件的编号，请填另一件的编号。",
      en: "This is the number of this very case. Give the other's.",
    },
  },
  "other-case-differs": {
    status: 422,
    says: {
      zh: "群众诉求和企业困难诉求办理的流程不同，不能并单。两件都归本台的，可以关联；不都归本台的，请上级派单台关联。",
      en: "A resident's request and a business's go different ways and cannot be merged. Link them, where both are this desk's; else ask the desk above both to.",
    },
  },
  "other-case-about": {
    status: 422,
    says: {
      zh: "两件反映的对象不同，并单会让被反映的单位看到内容，不能并单。可以关联。",
      en: "The two are about different bodies, and merging would show one of them what is said of it. Link them instead.",
    },
  },
  "has-followers": {
    ...retry,
    says: {
      zh: "已有其他诉求并入本件。请反过来，把对方并入本件。",
      en: "Other cases were merged into this one. Please merge the other one into this instead.",
    },
  },
  "papers-open": {
    ...retry,
    says: {
      zh: "本件还有督办单或领导批示没有反馈，不能并入别件。请先反馈，或改用“关联”。",
      en: "A supervision order or a leader's note of this case is not answered yet. Answer it first, or link the two.",
    },
  },
  "merged-elsewhere": {
    ...retry,
    says: {
      zh: "这件诉求没有并入那一件。请刷新后再看。",
      en: "This case was not merged into that one. Please reload.",
    },
  },
  "linked-already": { ...retry, says: { zh: "两件已经关联。", en: "The two are linked already." } },
  "not-linked": {
    ...retry,
    says: { zh: "两件没有关联，请核对编号。", en: "The two are not linked. Please check the number." },
  },
  "links-used-up": {
    ...retry,
    says: {
      zh: "一件诉求最多关联 50 件。请先取消不需要的关联。",
      en: "A case may be linked with 50 others at most. Undo a link that is no longer needed first.",
    },
  },
  "parts-used-up": {
    ...retry,
    says: {
      zh: "本件拆出的诉求已达上限，不能再拆。请对拆出的诉求分别办理。",
      en: "As many cases were split from this one as may be. Please go on with those.",
    },
  },
  "parts-too-many": {
    status: 422,
    says: {
      zh: "一件诉求最多拆出 8 件，请减少几件。",
      en: "A case may be split into 8 others at most. Please take some out.",
    },
  },
  "desk-is-subject": {
    ...retry,
    says: {
      zh: "现在管这件诉求的派单台或乡镇（街道）就在这个单位里，不能登记。请先上报上级派单台，由上级登记；已经派出的，请联系督办员。",
      en: "The desk or township that now has the case belongs to that body. Pass it up first, and the desk above adds it; where it was dispatched already, tell the supervisor.",
    },
  },
  "subject-has-a-part": {
    ...retry,
    says: {
      zh: "这个单位办过本件，已经看过内容，不能再登记为被反映的单位。请另立一件诉求登记，并移交督办员处理本件。",
      en: "That body has had a part in the case and has read it. Please register a case of its own that is about it, and tell the supervisor of this one.",
    },
  },
  "about-with-others": {
    ...retry,
    says: {
      zh: "本件拆过单、并过单，相关的诉求里能看到它，不能再登记被反映的单位。请另立一件诉求登记。",
      en: "This case was split or merged, and is seen in the others: no body can be added that it is about. Please register a case of its own.",
    },
  },
  "pause-past-parent": {
    ...retry,
    says: {
      zh: "拆单的诉求，暂停不能超过原诉求的时限。请选早一点的日期；确实办不完的，请申请挂账并承诺日期。",
      en: "A case that was split off cannot stand still past the limit of the one it came from. Choose an earlier day; if it cannot be done, ask for it to be carried with a promised day.",
    },
  },
  "split-elsewhere": {
    ...retry,
    says: {
      zh: "本件不是从那一件拆出来的。请刷新后再看。",
      en: "This case was not split from that one. Please reload.",
    },
  },
  "limit-unmoved": {
    ...retry,
    says: { zh: "期限没有变化，不用调整。", en: "The limit has not moved; there is nothing to do." },
  },
  "extension-past-whole": {
    ...retry,
    says: {
      zh: "协办的期限已到本件的总期限，没有可以延长的时间。请由主办单位申请延期，批准后协办再申请。",
      en: "A co-handler's time already lasts as long as the whole case's. Let the lead ask for an extension first; once it is granted, ask again.",
    },
  },
  "extension-past-parent": {
    ...retry,
    says: {
      zh: "拆单的诉求，时限不能超过原诉求。请先对原诉求申请延期，批准后再申请；确实办不完的，请申请挂账并承诺日期。",
      en: "A case that was split off stays inside the limit of the one it came from. Let that one be extended first, then ask again; if it cannot be done, ask for it to be carried with a promised day.",
    },
  },
} as const satisfies RefusalTable;
