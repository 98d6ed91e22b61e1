import type { RefusalTable } from "#platform/http/refusals.ts";

/** Every refusal of this module: its HTTP status and what a person reads. */
export const organisationRefusals = {
  "body-not-found": {
    status: 404,
    says: {
      zh: "没有编码为“{id}”的机构，请核对编码。",
      en: "There is no body with the code “{id}”. Please check the code.",
    },
  },
  "body-exists": {
    status: 409,
    says: {
      zh: "编码“{id}”已有机构使用（停用的机构编码也不再重用），请换一个编码。",
      en: "The code “{id}” is taken (codes of dissolved bodies are not used again). Please choose another.",
    },
  },
  "body-inactive": {
    status: 409,
    says: {
      zh: "机构“{id}”已停用，不能再改动。",
      en: "The body “{id}” is dissolved and can no longer be changed.",
    },
  },
  "body-code-invalid": {
    status: 422,
    says: {
      zh: "机构编码“{id}”不合规范：只能用字母、数字和连字符，最长 40 位。",
      en: "“{id}” is no valid code: letters, digits and hyphens only, at most 40.",
    },
  },
  "body-kind-fixed": {
    status: 422,
    says: {
      zh: "机构“{id}”的类型不能改。请停用后另建。",
      en: "The kind of body “{id}” cannot be changed. Dissolve it and establish another.",
    },
  },
  "body-kind-unknown": {
    status: 422,
    says: { zh: "不认识的机构类型“{kind}”。", en: "“{kind}” is no known kind of body." },
  },
  "body-name-missing": {
    status: 422,
    says: { zh: "缺少机构名称。", en: "The name of the body is missing." },
  },
  "centre-invalid": {
    status: 422,
    says: {
      zh: "经纬度“{latitude}，{longitude}”不对：纬度、经度要一起填，用小数的度，例如 44.01155 和 87.30822。",
      en: "“{latitude}, {longitude}” is no place: latitude and longitude go together, in degrees such as 44.01155 and 87.30822.",
    },
  },
  "parent-not-found": {
    status: 422,
    says: { zh: "找不到上级机构“{parent}”。", en: "The parent body “{parent}” was not found." },
  },
  "parent-inactive": {
    status: 422,
    says: { zh: "上级机构“{parent}”已停用。", en: "The parent body “{parent}” is dissolved." },
  },
  "kind-not-allowed-here": {
    status: 422,
    says: {
      zh: "这一类机构不能设在所选的上级之下，请换一个上级或类型。",
      en: "A body of this kind may not stand under that parent. Please choose another parent or kind.",
    },
  },
  "tree-cycle": {
    status: 422,
    says: {
      zh: "不能把机构“{id}”移到它自己或它的下级“{parent}”之下。",
      en: "“{id}” cannot be moved under itself or under “{parent}”, which lies below it.",
    },
  },
  "root-exists": {
    status: 409,
    says: {
      zh: "州（地、市）本级只能有一个，并且已经建立。",
      en: "There is exactly one prefecture, and it exists already.",
    },
  },
  "live-too-early": {
    status: 409,
    says: {
      zh: "还有 {count} 项必须先完成，才能正式启用。请看清单里标着“必须”的各项。",
      en: "There are {count} things that must be done before going live. See what the list marks as needed.",
    },
  },
  "root-fixed": {
    status: 422,
    says: {
      zh: "州（地、市）本级不能移动或停用。",
      en: "The prefecture itself can be neither moved nor dissolved.",
    },
  },
  "body-in-use": {
    status: 409,
    says: {
      zh: "机构“{id}”还有 {children} 个下级机构、{posts} 个在任岗位。请先选定由哪个机构承接。",
      en: "“{id}” still has {children} bodies below it and {posts} current posts. Please say which body takes them over.",
    },
  },
  "body-has-open-cases": {
    status: 409,
    says: {
      zh: "机构“{id}”还有 {count} 件未办结的工单。请先改派或办结，再停用或合并。",
      en: "“{id}” still holds {count} open cases. Re-assign or finish them first, then dissolve or merge it.",
    },
  },
  "successor-serves-less": {
    status: 409,
    says: {
      zh: "“{id}”不受理“{process}”，合并以后这类诉求没有单位受理。请先让承接机构受理，再合并。",
      en: "“{id}” does not take “{process}”: nobody would after the merge. Let the successor take it first, then merge.",
    },
  },
  "body-outside": {
    status: 422,
    says: {
      zh: "“{id}”不在本地管辖范围内，不能在那里设岗位。",
      en: "“{id}” lies outside the jurisdiction; no post can be held there.",
    },
  },
  "person-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个人，请刷新后再试。",
      en: "This person was not found. Please reload and try again.",
    },
  },
  "person-inactive": {
    status: 409,
    says: {
      zh: "“{name}”已停用，不能再改动或任职。",
      en: "“{name}” has left and can neither be changed nor hold a post.",
    },
  },
  "person-name-missing": { status: 422, says: { zh: "缺少姓名。", en: "The person's name is missing." } },
  "login-taken": {
    status: 409,
    says: {
      zh: "登录名“{login}”已有人使用，请换一个。",
      en: "The login “{login}” is taken. Please choose another.",
    },
  },
  "login-invalid": {
    status: 422,
    says: {
      zh: "登录名“{login}”不合规范：3–60 位字母、数字、点、下划线或连字符。",
      en: "“{login}” is no valid login: 3 to 60 letters, digits, dots, underscores or hyphens.",
    },
  },
  "role-unknown": {
    status: 422,
    says: { zh: "不认识的角色“{role}”。", en: "“{role}” is no known role." },
  },
  "post-incomplete": {
    status: 422,
    says: { zh: "角色和所在机构编码要一起填写。", en: "The role and the code of its body go together." },
  },
  "key-not-found": {
    status: 404,
    says: { zh: "没有找到这个接口密钥，请刷新后再试。", en: "This API key was not found. Please reload." },
  },
  "post-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个岗位，请刷新后再试。",
      en: "This post was not found. Please reload and try again.",
    },
  },
  "post-ended": {
    status: 409,
    says: { zh: "这个岗位已经结束。", en: "This post has already ended." },
  },
  "post-held-already": {
    status: 409,
    says: { zh: "此人已在该机构担任这一角色。", en: "This person already holds this role at this body." },
  },
  "own-posts": {
    status: 403,
    says: {
      zh: "不能更改自己的岗位，请由其他管理员办理。",
      en: "Nobody changes their own posts. Please ask another administrator.",
    },
  },
  "powers-separated": {
    status: 422,
    says: {
      zh: "系统管理、安全管理、审计须由不同的人担任（三员分立），此人已担任其中另一职。",
      en: "Administration, security and audit lie in different hands, and this person already holds another of the three.",
    },
  },
  "key-used-before": {
    status: 409,
    says: {
      zh: "这个防重复提交的标识已用于另一次提交，请换一个再提交。",
      en: "This idempotency-key has been used for something else. Please send with a new one.",
    },
  },
  "own-sign-in": {
    status: 403,
    says: {
      zh: "不能重置自己的登录方式，请由其他安全管理员办理。",
      en: "Nobody resets their own sign-in. Please ask another security administrator.",
    },
  },
  "account-missing": {
    status: 409,
    says: { zh: "{name}还没有登录账号。", en: "{name} has no account to sign in with." },
  },
  "sign-in-nothing-to-reset": {
    status: 409,
    says: {
      zh: "没有需要重置的：可能已经有人办过，请刷新页面。",
      en: "There is nothing to reset: somebody may have done it already. Please reload the page.",
    },
  },
  "key-ended-already": {
    status: 409,
    says: { zh: "这把密钥已经停用。", en: "This key has already been ended." },
  },
  "key-ends-in-the-past": {
    status: 422,
    says: {
      zh: "截止日期已经过去，请选今天以后的日期。",
      en: "The last day has already passed. Please choose a later one.",
    },
  },
  "key-by-key": {
    status: 403,
    says: {
      zh: "密钥和登录方式由本人登录后办理，不能用接口密钥代办。",
      en: "Keys and sign-ins are looked after by a person who is signed in, not by another system.",
    },
  },
  "row-repeated": {
    status: 422,
    says: { zh: "与第 {line} 行重复。", en: "Repeats line {line}." },
  },
  "table-encoding-unknown": {
    status: 422,
    says: {
      zh: "文件的文字编码无法识别，请另存为 UTF-8 或 GB18030 的 CSV。",
      en: "The text encoding was not recognised. Please save the file as CSV in UTF-8 or GB18030.",
    },
  },
  "table-unreadable": {
    status: 422,
    says: {
      zh: "文件无法读取，请确认是 CSV 或 XLSX 表格。",
      en: "The file cannot be read. Please make sure it is a CSV or XLSX table.",
    },
  },
  "table-header-unknown": {
    status: 422,
    says: {
      zh: "第一行表头缺少这些列：{missing}。",
      en: "The first line lacks these columns: {missing}.",
    },
  },
  "table-too-long": {
    status: 413,
    says: {
      zh: "一次最多导入 {limit} 行，请分成几个文件。",
      en: "At most {limit} rows at a time. Please split the file.",
    },
  },
} as const satisfies RefusalTable;
