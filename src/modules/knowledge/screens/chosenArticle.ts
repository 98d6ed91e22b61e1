/** The version of an article that a caller is answered from. */
export interface ChosenArticle {
  id: string;
  version: number;
  title: string;
  answer: string;
}
