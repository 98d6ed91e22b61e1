import type { Refusal } from "#engine/refusal.ts";
import type { RefusalTable } from "#platform/http/refusals.ts";

/** Every refusal of an attachment, with its HTTP status and the sentence a person reads. */
export const fileRefusals = {
  "file-empty": {
    status: 422,
    says: { zh: "文件是空的，请重新选择。", en: "The file is empty. Please choose another." },
  },
  "file-too-large": {
    status: 413,
    says: {
      zh: "文件太大：照片不超过 15 MB，文档不超过 20 MB，文本不超过 2 MB。",
      en: "The file is too large: photos up to 15 MB, documents up to 20 MB, plain text up to 2 MB.",
    },
  },
  "file-type-not-allowed": {
    status: 415,
    says: {
      zh: "不支持这种文件。可以上传照片（JPEG、PNG、WebP）、PDF、Word（docx）、Excel（xlsx）和纯文本。",
      en: "This kind of file cannot be attached. Photos (JPEG, PNG, WebP), PDF, Word (docx), Excel (xlsx) and plain text can.",
    },
  },
  "file-name-invalid": {
    status: 422,
    says: {
      zh: "文件名为空、过长或含有特殊字符，请改名后再上传。",
      en: "The file's name is empty, too long or has hidden characters. Please rename it and try again.",
    },
  },
  "photo-format-not-readable": {
    status: 415,
    says: {
      zh: "这张照片的格式（如 HEIC）无法读取。请在手机相机设置中选择“兼容性最佳”，或另存为 JPEG 后再上传。",
      en: "This photo's format (such as HEIC) cannot be read. Choose “Most Compatible” in the phone's camera settings, or save it as JPEG.",
    },
  },
  "photo-too-many-pixels": {
    status: 422,
    says: {
      zh: "照片的像素超过五千万，请缩小后再上传。",
      en: "The photo has more than 50 megapixels. Please make it smaller and try again.",
    },
  },
  "photo-damaged": {
    status: 422,
    says: {
      zh: "照片不完整或已损坏，请重新拍摄或重新选择。",
      en: "The photo is incomplete or damaged. Please take or choose it again.",
    },
  },
  "document-damaged": {
    status: 422,
    says: {
      zh: "文档不完整或已损坏，请重新保存后再上传。",
      en: "The document is incomplete or damaged. Please save it again and retry.",
    },
  },
  "document-has-macros": {
    status: 422,
    says: {
      zh: "文档含有宏，不能上传。请另存为不含宏的 docx 或 xlsx，或导出为 PDF。",
      en: "The document contains macros and cannot be attached. Save it as docx or xlsx without macros, or as PDF.",
    },
  },
  "too-many-files": {
    status: 422,
    says: { zh: "附件最多 {limit} 个。", en: "At most {limit} files can be attached." },
  },
  "uploads-busy": {
    status: 503,
    says: {
      zh: "正在上传的人较多，请稍等片刻再试。您已填写的内容没有丢失。",
      en: "Many files are arriving right now. Please try again in a moment; nothing you entered is lost.",
    },
  },
  "upload-session-invalid": {
    status: 400,
    says: {
      zh: "页面已过期，请刷新后再上传。",
      en: "This page is out of date. Please reload it and upload again.",
    },
  },
  "client-file-id-invalid": {
    status: 400,
    says: {
      zh: "上传请求缺少文件编号，请刷新页面后再试。",
      en: "The upload lacks its file number. Please reload the page and try again.",
    },
  },
  "upload-malformed": {
    status: 400,
    says: {
      zh: "上传中断或格式有误，请重新上传。",
      en: "The upload broke off or was not readable. Please send it again.",
    },
  },
  "upload-not-found": {
    status: 404,
    says: {
      zh: "没有找到这个附件，请重新上传。",
      en: "This upload was not found. Please upload the file again.",
    },
  },
  "upload-expired": {
    status: 410,
    says: {
      zh: "附件上传已超过 24 小时，请重新上传。",
      en: "This file was uploaded more than 24 hours ago. Please upload it again.",
    },
  },
  "attachment-forgotten": {
    status: 410,
    says: { zh: "这个附件已按规定销毁。", en: "This attachment has been destroyed, as the rules require." },
  },
} as const satisfies RefusalTable;

/** The code of a refusal of an attachment. */
export type FileRefusalCode = keyof typeof fileRefusals;

/** A refused attachment. */
export type FileRefusal = Refusal<FileRefusalCode>;
