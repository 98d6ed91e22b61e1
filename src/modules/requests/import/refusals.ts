import { platformRefusals, type RefusalTable } from "#platform/http/refusals.ts";
import { requestRefusals } from "../refusals.ts";

const row = { status: 422 } as const;

/** Why a row of a history is not taken, as the operator reads it. */
export const importRefusals: RefusalTable = {
  ...platformRefusals,
  ...requestRefusals,
  "columns-differ": {
    ...row,
    says: {
      zh: "这一行有 {found} 列，表头有 {expected} 列。",
      en: "This row has {found} columns, the head has {expected}.",
    },
  },
  "quote-not-closed": {
    ...row,
    says: {
      zh: "引号没有闭合，从这一行到文件末尾都被当作一个字段。",
      en: "A quotation mark is not closed: from this line to the end all was taken for one field.",
    },
  },
  "row-unreadable": { ...row, says: { zh: "这一行无法读取：{why}", en: "This row cannot be read: {why}" } },
  "id-missing": { ...row, says: { zh: "缺少编号（{column}）。", en: "The id ({column}) is missing." } },
  "id-too-long": {
    ...row,
    says: { zh: "编号超过 {most} 个字符。", en: "The id has more than {most} characters." },
  },
  "words-missing": {
    ...row,
    says: { zh: "既没有内容，也没有标题。", en: "There are neither words nor a subject." },
  },
  "text-too-long": {
    ...row,
    says: {
      zh: "{column} 有 {length} 个字符，最多 {most} 个；导入从不截断文字。",
      en: "{column} has {length} characters, at most {most} are taken; no text is ever cut.",
    },
  },
  "text-unprintable": {
    ...row,
    says: { zh: "{column} 含有控制字符。", en: "{column} has control characters in it." },
  },
  "time-missing": { ...row, says: { zh: "缺少时间（{column}）。", en: "The time ({column}) is missing." } },
  "time-unreadable": {
    ...row,
    says: {
      zh: "{column} 的“{value}”不是所声明格式的时间，或没有这一天。",
      en: "“{value}” in {column} is no time in a declared format, or no such day was.",
    },
  },
  "time-ahead": {
    ...row,
    says: { zh: "{column} 的“{value}”在将来。", en: "“{value}” in {column} lies ahead." },
  },
  "answer-before-request": {
    ...row,
    says: { zh: "答复早于诉求。", en: "The answer is older than the request." },
  },
  "kind-unknown": {
    ...row,
    says: {
      zh: "对照表（kinds）里没有类别“{value}”。",
      en: "The map's kinds do not name “{value}”.",
    },
  },
  "place-unknown": {
    ...row,
    says: {
      zh: "“{placeId}”不是在用机构的编码，对照表（places）里也没有。",
      en: "“{placeId}” is no body's code, nor do the map's places name it.",
    },
  },
  "imported-otherwise": {
    ...row,
    says: {
      zh: "编号“{id}”已经导入过，内容或对照表不同；已有的不改。",
      en: "The id “{id}” was imported before with other content or by another map; what is there stays.",
    },
  },
  "reporter-forgotten": {
    ...row,
    says: {
      zh: "该用户的信息已依法删除，不再导入。",
      en: "This user's data was erased by law and is not brought in again.",
    },
  },
};
