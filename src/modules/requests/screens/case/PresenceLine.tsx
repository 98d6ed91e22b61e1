import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { PresentPerson } from "../../contract.ts";
import { useBesideWords } from "./besideWords.ts";
import classes from "./Beside.module.css";

const mostNamed = 4;

/** Who else has this case open, and what they write in it: read out as it changes, and in nobody's way. */
export function PresenceLine({ others }: { others: readonly PresentPerson[] }) {
  const t = useBesideWords();
  const wordsOf = useWordsOf();
  const nameOf = ({ name, body }: PresentPerson) =>
    name === undefined ? wordsOf(body) : t("presence.person", { name, body: wordsOf(body) });
  const does = ({ writing, act }: PresentPerson) => {
    if (!writing) return t("presence.looks");
    return act ? t("presence.writesAct", { act: wordsOf(act) }) : t("presence.writes");
  };
  return (
    <output className={classes.presence} aria-label={t("presence.label")}>
      {others.slice(0, mostNamed).map((person) => (
        <span key={`${nameOf(person)} ${person.since}`} data-writing={person.writing || undefined}>
          <Icon name={person.writing ? "report" : "person"} size={18} />
          {t("presence.says", { who: nameOf(person), does: does(person) })}
        </span>
      ))}
      {others.length > mostNamed && <span>{t("presence.more", { count: others.length - mostNamed })}</span>}
    </output>
  );
}
