import type { RefusalTable } from "#platform/http/refusals.ts";

/** Every refusal of this module: its HTTP status and what a person reads. */
export const knowledgeRefusals = {
  "article-not-found": {
    status: 404,
    says: {
      zh: "没有找到这条知识，或它还没有发布。请重新搜索。",
      en: "This article was not found, or is not published yet. Please search again.",
    },
  },
  "article-withdrawn": {
    status: 409,
    says: {
      zh: "这条知识已经撤下，不能再用来答复。请另选一条，或转给承办单位办理。",
      en: "This article was taken out of use and is no answer any more. Choose another, or pass the case on.",
    },
  },
  "article-superseded": {
    status: 409,
    says: {
      zh: "这条知识已更新到第 {version} 版。请打开新版，核对后再答复。",
      en: "There is a newer version {version} of this article. Open it, look at what changed, then answer.",
    },
  },
  "article-expired": {
    status: 409,
    says: {
      zh: "这条知识已过有效期，不能用来答复。请联系归口单位核对续期，或转给承办单位办理。",
      en: "This article is past its date and is no answer. Ask its owner to renew it, or pass the case on.",
    },
  },
  "article-not-in-force": {
    status: 409,
    says: {
      zh: "这条知识现在没有已发布的版本，请刷新后查看。",
      en: "No version of this article is in force now. Please reload to see where it stands.",
    },
  },
  "article-changed": {
    status: 409,
    says: {
      zh: "您查看之后，别人已经写了新的版本。请刷新，在新版本上修改。",
      en: "Somebody wrote a newer version after you opened this one. Reload, and change that one.",
    },
  },
  "article-validity": {
    status: 422,
    says: {
      zh: "有效期要在今天到三年之内，请改正日期。",
      en: "The last day of use must be between today and three years from now. Please correct it.",
    },
  },
  "article-review-late": {
    status: 422,
    says: {
      zh: "复核日期不能晚于有效期，请改正日期。",
      en: "The day to look at it again must not come after the last day of use. Please correct it.",
    },
  },
  "draft-gone": {
    status: 409,
    says: {
      zh: "这份草稿已经发布、退回或被新的草稿代替，请刷新后查看。",
      en: "This draft was published, sent back or replaced meanwhile. Please reload.",
    },
  },
  "own-draft": {
    status: 403,
    says: {
      zh: "自己写的草稿要由另一个人发布，请交单位负责人或派单员审核。",
      en: "Somebody else must publish what you drafted yourself. Ask the head of the body or a dispatcher.",
    },
  },
  "kind-not-known": {
    status: 422,
    says: {
      zh: "没有“{kind}”这个诉求类别，请重新选择。",
      en: "There is no kind “{kind}”. Please choose again.",
    },
  },
  "action-not-known": {
    status: 422,
    says: {
      zh: "“{action}”这一步不能使用模板，请重新选择。",
      en: "No template can be used in “{action}”. Please choose again.",
    },
  },
  "template-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个模板，它可能已经停用。请刷新后再试。",
      en: "This template was not found; it may have been put away. Please reload.",
    },
  },
} as const satisfies RefusalTable;
