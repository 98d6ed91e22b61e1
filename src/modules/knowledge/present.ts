import type { BodyId, PersonId } from "#engine/actor.ts";
import type { ArticleLine, FoundLine, VersionView } from "./contract.ts";
import { type Article, type ArticleVersion, stateOf } from "./domain/article.ts";
import { excerptOf, markHits } from "#engine/marks.ts";
import { isExpired, soonUntil } from "./domain/validity.ts";
import type { Ground } from "./ground.ts";
import type { FoundRow } from "./store/selectFound.ts";

/** A body by id and name. */
export function bodyView({ organisations }: Ground, id: BodyId) {
  return { id, name: organisations.bodyName(id) ?? { zh: id, en: id } };
}

/** A person by name; absent for the system itself and for whoever is no longer known. */
export function personView({ organisations }: Ground, id: PersonId | undefined) {
  const person = id === undefined ? undefined : organisations.findPerson(id);
  return person && { name: person.name };
}

/** Whether an article's time is over, or soon will be. */
export function timeLeft(article: Article, now: Date): Pick<ArticleLine, "expired" | "expiresSoon"> {
  const expired = isExpired(article, now);
  return { expired, expiresSoon: !expired && article.validUntil <= soonUntil(now) };
}

/** One line of a list of articles; `writes` for whoever may write a version of it. */
export function articleLine(ground: Ground, article: Article, writes: boolean, now: Date): ArticleLine {
  return {
    id: article.id,
    title: article.title,
    owner: bodyView(ground, article.ownerId),
    version: article.publishedVersion ?? article.newestVersion,
    state: stateOf(article),
    hasDraft: writes && article.draftVersion !== undefined,
    validUntil: article.validUntil,
    ...(article.reviewOn === undefined ? {} : { reviewOn: article.reviewOn }),
    ...timeLeft(article, now),
    public: article.public,
    changedAt: article.changedAt.toISOString(),
  };
}

/** One version as it was written; the one in force with the dates it was renewed to. */
export function versionView(ground: Ground, version: ArticleVersion, article: Article): VersionView {
  const { validUntil, reviewOn } = version.state === "published" ? article : version;
  return {
    version: version.version,
    state: version.state,
    owner: bodyView(ground, version.ownerId),
    title: version.title,
    ...(version.question === undefined ? {} : { question: version.question }),
    answer: version.answer,
    kinds: [...version.kinds],
    keywords: [...version.keywords],
    ground: version.ground,
    validUntil,
    ...(reviewOn === undefined ? {} : { reviewOn }),
    public: version.public,
    draftedAt: version.draftedAt.toISOString(),
    draftedBy: personView(ground, version.draftedBy),
    ...(version.publishedAt ? { publishedAt: version.publishedAt.toISOString() } : {}),
    publishedBy: personView(ground, version.publishedBy),
  };
}

/** An article that was found, with what was searched for marked. */
export function foundLine(ground: Ground, found: FoundRow, terms: readonly string[], now: Date): FoundLine {
  return {
    id: found.id,
    version: found.version,
    title: markHits(found.title, terms),
    excerpt: excerptOf(found.answer, terms),
    owner: bodyView(ground, found.owner_id),
    kinds: found.kinds,
    validUntil: found.valid_until,
    expired: isExpired({ validUntil: found.valid_until }, now),
    public: found.public,
  };
}
