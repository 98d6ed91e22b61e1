import { ORPCError } from "@orpc/server";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { Language, Words } from "#engine/words.ts";

/** How a refusal code looks to a caller: its HTTP status and the sentence that says what to do next. */
export interface RefusalEntry {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;
  says: Words;
}

/** Refusal codes of one module, each with its status and sentence; `{name}` in a sentence takes a detail. */
export type RefusalTable = Readonly<Record<string, RefusalEntry>>;

/** Codes that HTTP itself brings, before any module is reached. */
export const platformRefusals = {
  "input-invalid": {
    status: 400,
    says: {
      zh: "填写的内容有误，请按提示改正后再提交。",
      en: "Some of what was entered is not valid. Please correct the marked fields and send again.",
    },
  },
  "not-signed-in": {
    status: 401,
    says: { zh: "请先登录，再做这一步。", en: "Please sign in first, then try again." },
  },
  "not-allowed": {
    status: 403,
    says: {
      zh: "您现在的岗位不能做这一步。如果您有其他岗位，请切换岗位后再试。",
      en: "Your present post may not do this. If you hold another post, switch to it and try again.",
    },
  },
  "not-found": {
    status: 404,
    says: {
      zh: "没有找到。请核对编号，或返回上一页。",
      en: "Not found. Please check the number, or go back.",
    },
  },
  "csrf-missing": {
    status: 403,
    says: { zh: "页面已过期，请刷新后再试。", en: "This page is out of date. Please reload and try again." },
  },
  "too-many-requests": {
    status: 429,
    says: {
      zh: "操作太频繁，请稍等片刻再试。",
      en: "Too many attempts. Please wait a moment and try again.",
    },
  },
  "too-many-reads": {
    status: 429,
    says: {
      zh: "这个网络地址查看得太频繁，请过 {retryAfterSeconds} 秒再试。",
      en: "Too much was read from this network address. Please try again in {retryAfterSeconds} seconds.",
    },
  },
  "key-missing": {
    status: 400,
    says: {
      zh: "请求缺少幂等键（idempotency-key），请刷新页面后重试。",
      en: "The request has no idempotency key. Reload the page and try again.",
    },
  },
  "body-too-large": {
    status: 413,
    says: {
      zh: "提交的内容太大，请减少文字或文件后再试。",
      en: "What was sent is too large. Please shorten it or send fewer files.",
    },
  },
  "media-type-not-supported": {
    status: 415,
    says: { zh: "提交的格式不支持，请使用 JSON。", en: "This format is not supported. Please send JSON." },
  },
  "service-unavailable": {
    status: 503,
    says: {
      zh: "系统暂时无法处理，您填写的内容没有丢失，请稍后重试。",
      en: "The service cannot answer right now. Nothing you entered is lost; please try again shortly.",
    },
  },
} as const satisfies RefusalTable;

/** Turns a use case's result into the route's: a refusal becomes the one error shape, anything else passes. */
export function answer<Result>(result: Result): Exclude<Result, Refusal> {
  if (isRefusal(result)) throw new ORPCError("REFUSED", { status: 422, data: result });
  return result as Exclude<Result, Refusal>;
}

/** The one error shape of the API. */
export interface ApiError {
  code: string;
  message: string;
  details?: Readonly<Record<string, unknown>>;
}

/** Looks a refusal up in the table: its HTTP status, and the body a caller reads in their language. */
export function describeRefusal(
  table: RefusalTable,
  refusal: Refusal,
  language: Language,
): { status: number; body: ApiError } {
  const entry = table[refusal.refused];
  if (!entry) throw new Error(`No sentence for the refusal "${refusal.refused}"`);
  const message = entry.says[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = refusal.details?.[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
  const body: ApiError = { code: refusal.refused, message };
  return { status: entry.status, body: refusal.details ? { ...body, details: refusal.details } : body };
}
