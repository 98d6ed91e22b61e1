import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Knowledge.module.css";
import type { Article, Version } from "./knowledgeClient.ts";
import { useOptions } from "./useOptions.ts";
import { useKnowledgeWords } from "./words.ts";

/** Whose a version is, until when it may be used, and on what it rests. */
export function ArticleFacts({ version, uses }: { version: Version; uses?: Article["uses"] }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  const { kindName } = useOptions();
  const between = t("fact.between");
  const kinds = version.kinds.map(kindName).join(between);
  const rows: (readonly [label: string, words: string | undefined])[] = [
    [t("fact.validUntil"), day(version.validUntil)],
    [t("fact.reviewOn"), version.reviewOn && day(version.reviewOn)],
    [t("fact.owner"), wordsOf(version.owner.name)],
    [t("fact.ground"), version.ground],
    [t("fact.kinds"), kinds === "" ? t("fact.everyKind") : kinds],
    [t("fact.question"), version.question],
    [t("fact.keywords"), version.keywords.join(between)],
    [t("fact.readers"), version.public ? t("state.public") : t("state.internal")],
    [t("fact.uses"), uses && t("fact.usesCount", { lastDays: `${uses.lastDays}`, inAll: `${uses.inAll}` })],
  ];
  return (
    <dl className={classes.rows}>
      {rows.map(([label, words]) =>
        words === undefined || words === "" ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
