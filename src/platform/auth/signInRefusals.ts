import type { RefusalTable } from "#platform/http/refusals.ts";

/** What sign-in refuses, and what it says then. Nothing here tells whether an account exists. */
export const signInRefusals = {
  "sign-in-wrong": {
    status: 401,
    says: {
      zh: "登录名或密码不正确。请核对后再试；忘记密码请联系本单位的安全管理员。",
      en: "The login or password is not right. Check them and try again; if forgotten, ask your security administrator.",
    },
  },
  "account-locked": {
    status: 423,
    says: {
      zh: "输错次数太多，已暂时锁定。请在 {untilTime}（北京时间）后再试，或联系本单位的安全管理员。",
      en: "Locked for a while after too many wrong tries. Try again after {untilTime} (Beijing time), or ask your security administrator.",
    },
  },
  "too-many-sign-ins": {
    status: 429,
    says: {
      zh: "这个网络地址尝试登录太频繁，请在 {retryAfterSeconds} 秒后再试。",
      en: "Too many sign-in attempts from this address. Please try again in {retryAfterSeconds} seconds.",
    },
  },
  "second-factor-wrong": {
    status: 401,
    says: {
      zh: "动态验证码不正确或已用过。请等身份验证器出现下一个验证码再填。",
      en: "This code is wrong or was already used. Wait for the next one in your authenticator and enter that.",
    },
  },
  "second-factor-expired": {
    status: 401,
    says: {
      zh: "验证已超时或试错太多次，请重新输入登录名和密码。",
      en: "This took too long or too many tries. Please enter your login and password again.",
    },
  },
  "second-factor-required": {
    status: 403,
    says: {
      zh: "您的岗位必须使用动态验证码。请先完成设置，再继续办公。",
      en: "Your post requires a second factor. Please set it up first, then carry on.",
    },
  },
  "second-factor-already": {
    status: 409,
    says: {
      zh: "动态验证码已经设置过。更换手机请联系本单位的安全管理员。",
      en: "A second factor is already set up. For a new phone, ask your security administrator.",
    },
  },
  "second-factor-missing": {
    status: 409,
    says: {
      zh: "您还没有设置动态验证码，请先设置。",
      en: "You have no second factor yet. Please set one up first.",
    },
  },
  "session-not-found": {
    status: 404,
    says: {
      zh: "这台设备已经退出，或不是您的登录。",
      en: "That device is signed out already, or is not yours.",
    },
  },
  "password-wrong": {
    status: 422,
    says: {
      zh: "当前密码不正确，请重新输入。",
      en: "The present password is not right. Please enter it again.",
    },
  },
  "password-too-short": {
    status: 422,
    says: {
      zh: "密码至少 {least} 个字符。用一句自己记得住的话最好。",
      en: "A password needs at least {least} characters. A sentence you remember works best.",
    },
  },
  "password-too-long": {
    status: 422,
    says: { zh: "密码最多 {most} 个字符。", en: "A password has at most {most} characters." },
  },
  "password-too-common": {
    status: 422,
    says: {
      zh: "这个密码太常见，容易被猜到。请换一句别人想不到的话。",
      en: "This password is too easily guessed. Choose a sentence nobody would think of.",
    },
  },
  "invite-invalid": {
    status: 410,
    says: {
      zh: "这个链接已失效或已用过，请联系本单位的安全管理员重新发送。",
      en: "This link has expired or was used. Ask your security administrator for a new one.",
    },
  },
} as const satisfies RefusalTable;

/** The refusals of sign-in as codes. */
export type SignInRefusal = keyof typeof signInRefusals;
