import type { CaseView } from "../../contract.ts";
import { textOf } from "./facts.ts";

/** The version of an article that a case's answer was given from. */
export interface NamedArticle {
  id: string;
  version: number;
  title: string;
}

/** The article that the answer which stands now was given from, where it was given from one and the viewer may know. */
export function articleOf({ timeline, answer }: CaseView): NamedArticle | undefined {
  const entry = timeline.findLast(({ action, at }) => action === "solveOnTheSpot" && at === answer?.at);
  const article = entry?.fields["article"];
  if (typeof article !== "object" || article === null) return undefined;
  if (!("id" in article && "version" in article)) return undefined;
  return {
    id: String(article.id),
    version: Number(article.version),
    title: textOf(entry, "articleTitle") ?? "",
  };
}
