import { useFormats } from "#web/words/formats.ts";
import { RosterForm } from "./RosterForm.tsx";
import classes from "./Roster.module.css";
import { roster, type RosterView } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

/** Who stands in for whom in the days that are shown. */
export function Substitutes({ view }: { view: RosterView }) {
  const t = useRosterWords();
  const { instant } = useFormats();
  const bodyId = view.body.id;
  return (
    <section className={classes.section} aria-labelledby="substitutes">
      <h2 id="substitutes">{t("substitutes.title")}</h2>
      {view.substitutes.length === 0 && <p className={classes.soft}>{t("substitutes.none")}</p>}
      <ul className={classes.list}>
        {view.substitutes.map(({ id, absent, standIn, startsAt, endsAt, reason }) => (
          <li key={id} className={classes.line}>
            <span>
              {t("substitutes.line", {
                standIn: standIn.name,
                absent: absent.name,
                from: instant(startsAt),
                until: instant(endsAt),
              })}
            </span>
            <span className={classes.soft}>{reason}</span>
            {view.mayEdit && (
              <RosterForm
                name={`substitute:${id}:end`}
                label={t("act.endSubstitute")}
                quiet
                fields={[]}
                send={(_text, call) => roster.endSubstitute({ bodyId, id }, call)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
