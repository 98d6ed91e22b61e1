import { Link } from "@tanstack/react-router";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Knowledge.module.css";
import type { Found, Line } from "./knowledgeClient.ts";
import { Marked } from "#web/kit/Marked.tsx";
import { StateTags, Tag } from "./Tag.tsx";
import { useKnowledgeWords } from "./words.ts";

/** One article of a list. */
export function ArticleLine({ line }: { line: Line }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  return (
    <li className={classes.line}>
      <div className={classes.head}>
        <Link to={`/knowledge/${line.id}`} className={classes.link}>
          {line.title}
        </Link>
        <StateTags {...line} />
      </div>
      <p className={classes.facts}>
        <span>{wordsOf(line.owner.name)}</span>
        <span>{t("fact.until", { day: day(line.validUntil) })}</span>
        <span>{t("fact.version", { version: `${line.version}` })}</span>
        <span>{t("fact.changedAt", { at: day(line.changedAt) })}</span>
      </p>
    </li>
  );
}

/** One article that a search found, with what was searched for marked. */
export function FoundLine({ line }: { line: Found }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  return (
    <li className={classes.line}>
      <div className={classes.head}>
        <Link to={`/knowledge/${line.id}`} className={classes.link}>
          <Marked pieces={line.title} />
        </Link>
        {line.expired && <Tag says={t("state.expired")} tone="bad" />}
      </div>
      <p className={classes.excerpt}>
        <Marked pieces={line.excerpt} />
      </p>
      <p className={classes.facts}>
        <span>{wordsOf(line.owner.name)}</span>
        <span>{t("fact.until", { day: day(line.validUntil) })}</span>
      </p>
    </li>
  );
}
