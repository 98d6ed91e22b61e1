import type { RefusalTable } from "#platform/http/refusals.ts";

/** What this module refuses, and what it says then. */
export const reportersRefusals = {
  "phone-invalid": {
    status: 422,
    says: {
      zh: "请填写 11 位手机号码，用来接收验证码。",
      en: "Please enter a mobile number of 11 digits; the code is sent there.",
    },
  },
  "code-too-soon": {
    status: 429,
    says: {
      zh: "验证码发送太频繁，请在 {retryAfterSeconds} 秒后再试。",
      en: "Codes were asked for too often. Please try again in {retryAfterSeconds} seconds.",
    },
  },
  "too-many-attempts": {
    status: 429,
    says: {
      zh: "尝试次数太多，请在 {retryAfterSeconds} 秒后再试。",
      en: "Too many attempts. Please try again in {retryAfterSeconds} seconds.",
    },
  },
  "code-wrong": {
    status: 422,
    says: {
      zh: "验证码不正确或已失效。请核对最新一条短信；输错 5 次后需重新获取。",
      en: "The code is wrong or no longer valid. Check the newest message; after 5 wrong tries ask for a new code.",
    },
  },
  "message-not-sent": {
    status: 503,
    says: {
      zh: "短信暂时发不出去，请稍后再试，或拨打 12345 由话务员登记。",
      en: "The message could not be sent. Please try again shortly, or call 12345 and have an operator report for you.",
    },
  },
  "reporter-forgotten": {
    status: 410,
    says: {
      zh: "反映人的个人信息已按其要求删除。",
      en: "The reporter's personal data was deleted at their request.",
    },
  },
  "number-not-whole": {
    status: 422,
    says: {
      zh: "请填写完整的电话号码：11 位手机号，或带区号的座机号。",
      en: "Please enter the whole number: a mobile number of 11 digits, or a landline with its area code.",
    },
  },
  "look-ups-too-many": {
    status: 429,
    says: {
      zh: "您查询来电人的次数太多，请在 {retryAfterSeconds} 秒后再查。登记诉求不受影响。",
      en: "You looked up too many callers. Try again in {retryAfterSeconds} seconds; writing down goes on as before.",
    },
  },
  "reason-too-short": {
    status: 422,
    says: {
      zh: "查看反映人信息须写明理由，至少 {least} 个字；理由会被记录。",
      en: "State why you need the reporter's data, in at least {least} characters; the reason is recorded.",
    },
  },
} as const satisfies RefusalTable;
