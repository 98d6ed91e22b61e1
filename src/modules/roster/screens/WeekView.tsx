import { useFormats } from "#web/words/formats.ts";
import { dateAt, weekdayOf } from "./beijingTime.ts";
import { DutyPerson } from "./DutyPerson.tsx";
import { RosterForm } from "./RosterForm.tsx";
import classes from "./Roster.module.css";
import { roster, type RosterView, type ShiftView } from "./rosterClient.ts";
import { shiftFields, shiftInput, valuesOfShift } from "./shiftForm.ts";
import { useRosterWords } from "./words.ts";
import { useServerNow } from "#web/clock/useServerNow.ts";

/** Seven days beside each other, on a phone below each other; a shift stands on the day it begins. */
export function WeekView({ view, today }: { view: RosterView; today: string }) {
  const t = useRosterWords();
  return (
    <ol className={classes.week}>
      {view.days.map(({ date, worked }) => {
        const shifts = view.shifts.filter(({ startsAt }) => dateAt(startsAt) === date);
        return (
          <li
            key={date}
            className={classes.day}
            data-off={!worked || undefined}
            data-today={date === today || undefined}
          >
            <div>
              <strong>{t(`days.${weekdayOf(date)}`)}</strong>{" "}
              <span className={classes.soft}>
                {date.slice(5)}
                {!worked && ` · ${t("week.off")}`}
              </span>
            </div>
            {shifts.map((shift) => (
              <Shift key={shift.id} shift={shift} view={view} />
            ))}
            {shifts.length === 0 && <p className={classes.soft}>{t("week.empty")}</p>}
          </li>
        );
      })}
    </ol>
  );
}

function Shift({ shift, view }: { shift: ShiftView; view: RosterView }) {
  const t = useRosterWords();
  const { time } = useFormats();
  const nowMs = useServerNow();
  const { id, startsAt, endsAt, note } = shift;
  const until =
    dateAt(startsAt) === dateAt(endsAt) ? time(endsAt) : t("week.nextDay", { time: time(endsAt) });
  const mayChange = view.mayEdit && Date.parse(startsAt) > nowMs;
  const bodyId = view.body.id;
  return (
    <div className={classes.shift}>
      <span>
        {time(startsAt)} – {until}
      </span>
      <DutyPerson post="A" person={shift.a} short />
      <DutyPerson post="B" person={shift.b} short />
      {note !== undefined && <span className={classes.soft}>{note}</span>}
      {mayChange && (
        <>
          <RosterForm
            name={`shift:${id}:${startsAt}:${endsAt}`}
            label={t("act.change")}
            quiet
            fields={shiftFields(view, t, dateAt(nowMs))}
            initial={valuesOfShift(shift)}
            send={(text, key) => roster.changeShift({ id, ...shiftInput(text) }, key)}
          />
          <RosterForm
            name={`shift:${id}:cancel`}
            label={t("act.cancel")}
            quiet
            fields={[
              {
                kind: "longText",
                name: "reason",
                label: t("field.reason"),
                required: true,
                fewestCharacters: 2,
              },
            ]}
            send={(text, key) => roster.cancelShift({ bodyId, id, reason: text("reason") }, key)}
          />
        </>
      )}
    </div>
  );
}
