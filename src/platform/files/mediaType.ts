/** What is kept: every photo becomes JPEG, documents stay as they came. */
export type MediaType =
  | "image/jpeg"
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "text/plain;charset=utf-8"
  | "text/plain;charset=gb18030";

/** The file name endings that agree with a media type; the first is the one we give. */
export const endingsOf: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "text/plain;charset=utf-8": ["txt"],
  "text/plain;charset=gb18030": ["txt"],
};
