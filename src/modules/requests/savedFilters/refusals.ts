import type { RefusalTable } from "#platform/http/refusals.ts";

/** Refusals of filters that somebody keeps. */
export const savedFilterRefusals = {
  "filter-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个常用筛选，可能已在别处删除。请刷新后再试。",
      en: "No such saved filter; it may have been removed elsewhere. Please reload.",
    },
  },
  "filter-name-taken": {
    status: 409,
    says: {
      zh: "这个列表已有同名的常用筛选，请换一个名称。",
      en: "This list has a saved filter of that name already. Please choose another name.",
    },
  },
  "filters-too-many": {
    status: 409,
    says: {
      zh: "每个岗位最多保存 {most} 个常用筛选，请先删除不用的。",
      en: "A post keeps {most} saved filters at most. Please remove one that is not needed.",
    },
  },
  "filter-key-used": {
    status: 409,
    says: {
      zh: "这次保存的内容与之前用同一编号提交的不同，请刷新页面后重试。",
      en: "This was sent before with other content. Reload the page and try again.",
    },
  },
} as const satisfies RefusalTable;
