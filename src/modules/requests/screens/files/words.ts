import { defineWords } from "#web/words/defineWords.ts";

/** What the files of a case say. */
export const useFileWords = defineWords({
  zh: {
    list: "照片和文件",
    photo: "照片 {count}",
    open: "打开 {name}",
    download: "下载",
    loading: "正在打开",
    failed: "没有打开，请再试一次",
    unnamed: "文件",
  },
  en: {
    list: "Photos and files",
    photo: "Photo {count}",
    open: "Open {name}",
    download: "Download",
    loading: "Opening",
    failed: "Could not be opened. Please try again.",
    unnamed: "File",
  },
});
