import classes from "./Roster.module.css";
import type { PersonView } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

/** What {@link DutyPerson} takes. */
export interface DutyPersonProps {
  post: "A" | "B";
  person: PersonView;
  insteadOf?: PersonView | undefined;
  /** Without the telephone, where there is no room for it. */
  short?: boolean;
}

/** Somebody on duty: the post, the name, and the telephone to press. */
export function DutyPerson({ post, person, insteadOf, short = false }: DutyPersonProps) {
  const t = useRosterWords();
  return (
    <span className={classes.person} data-short={short || undefined}>
      <span className={classes.post} data-post={post}>
        {post}
      </span>
      <strong>{person.name}</strong>
      {insteadOf && <span className={classes.soft}>{t("person.insteadOf", { name: insteadOf.name })}</span>}
      {!short &&
        (person.workPhone === undefined ? (
          <span className={`${classes.soft} ${classes.warn}`}>{t("person.noPhone")}</span>
        ) : (
          <a href={`tel:${person.workPhone.replaceAll(/[^\d+]/g, "")}`}>{person.workPhone}</a>
        ))}
    </span>
  );
}
