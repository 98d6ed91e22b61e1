import { useState } from "react";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useWords } from "#web/words/useWords.ts";
import { type PracticeRole, practiceRoles } from "../../domain/practice/practiceWorld.ts";
import classes from "./Practice.module.css";
import { PracticeDesk } from "./PracticeDesk.tsx";
import { isPracticeRole } from "./practiceKept.ts";
import { usePracticeWords } from "./words.ts";

/** Five minutes on a practice case: the real screens over the real process, in this browser and nowhere else. */
export function PracticeScreen() {
  const p = usePracticeWords();
  const t = useWords();
  const { person, post } = useSession();
  const own = isPracticeRole(post?.role) ? post.role : "handler";
  const [role, setRole] = useState<PracticeRole>(own);
  return (
    <Page title={p("title")} eyebrow={p("mark")} lead={p("lead")} width="wide">
      <fieldset className={classes.roles}>
        <legend>{p("asWhom")}</legend>
        {practiceRoles.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="practice-role"
              value={each}
              checked={role === each}
              onChange={() => setRole(each)}
            />
            <span>{t(`role.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {person && <PracticeDesk key={`${person.id}:${role}`} personId={person.id} role={role} />}
    </Page>
  );
}
