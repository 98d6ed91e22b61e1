/** A text people read, in every language that ships. Chinese is the source. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A language that ships; 维吾尔文 (ug) and 哈萨克文 (kk), written right to left, will join. */
export type Language = keyof Words;
