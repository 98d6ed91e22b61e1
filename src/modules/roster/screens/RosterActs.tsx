import { useState } from "react";
import { Notice } from "#web/kit/Notice.tsx";
import { dateAt, daysAfter, instantAt, minuteAt, weekdayOf } from "./beijingTime.ts";
import { RosterForm } from "./RosterForm.tsx";
import classes from "./Roster.module.css";
import { roster, type RosterView } from "./rosterClient.ts";
import { personField, shiftFields, shiftInput } from "./shiftForm.ts";
import { useRosterWords } from "./words.ts";

interface Counts {
  added: number;
  taken: number;
  past: number;
  unfit: number;
}

/** What whoever keeps a roster may do with the week that is shown. */
export function RosterActs({ view, today }: { view: RosterView; today: string }) {
  const t = useRosterWords();
  const [counts, setCounts] = useState<Counts>();
  const { from, patterns = [] } = view;
  // What is past is not planned.
  const first = from < today ? today : from;
  const bodyId = view.body.id;
  const name = (act: string) => `${bodyId}:${from}:${act}`;
  const slots = view.shifts
    .filter(({ startsAt }) => dateAt(startsAt) >= from)
    .map(({ startsAt, endsAt, a, b }) => ({
      weekday: weekdayOf(dateAt(startsAt)),
      fromMinute: minuteAt(startsAt),
      untilMinute: minuteAt(endsAt),
      a: a.id,
      b: b.id,
    }));
  return (
    <>
      <div className={classes.buttons}>
        <RosterForm
          name={name("add")}
          label={t("act.add")}
          fields={shiftFields(view, t, today)}
          initial={{ date: first }}
          send={(text, call) => roster.addShift({ bodyId, ...shiftInput(text) }, call)}
        />
        <RosterForm<Counts>
          name={name("copy")}
          label={t("act.copy")}
          fields={[]}
          send={(_text, call) => roster.copyWeek({ bodyId, monday: from, weeks: 1 }, call)}
          onDone={setCounts}
        />
        {slots.length > 0 && (
          <RosterForm
            name={name("keep")}
            label={t("act.keep")}
            fields={[
              { kind: "text", name: "name", label: t("field.name"), required: true, mostCharacters: 60 },
            ]}
            send={(text, call) => roster.keepPattern({ bodyId, name: text("name"), slots }, call)}
          />
        )}
        {patterns.length > 0 && (
          <RosterForm<Counts>
            name={name("apply")}
            label={t("act.apply")}
            fields={[
              {
                kind: "choice",
                name: "pattern",
                label: t("field.pattern"),
                required: true,
                options: patterns.map(({ id, name: called }) => ({ value: id, label: called })),
              },
              { kind: "date", name: "firstDay", label: t("field.date"), required: true, earliest: today },
              { kind: "date", name: "lastDay", label: t("field.lastDate"), required: true, earliest: today },
            ]}
            initial={{ firstDay: first, lastDay: daysAfter(from, 27) }}
            send={(text, call) =>
              roster.applyPattern(
                { bodyId, id: text("pattern"), firstDay: text("firstDay"), lastDay: text("lastDay") },
                call,
              )
            }
            onDone={setCounts}
          />
        )}
        <EnterSubstitute view={view} today={today} />
      </div>
      {counts && (
        <Notice tone={counts.added > 0 ? "good" : "warn"}>
          {t("act.copyDone", { added: counts.added, left: counts.taken + counts.past + counts.unfit })}
        </Notice>
      )}
    </>
  );
}

function EnterSubstitute({ view, today }: { view: RosterView; today: string }) {
  const t = useRosterWords();
  const bodyId = view.body.id;
  return (
    <RosterForm
      name={`${bodyId}:substitute`}
      label={t("act.substitute")}
      fields={[
        personField(view, "absentId", t("field.absent"), false),
        personField(view, "standInId", t("field.standIn"), false),
        { kind: "date", name: "date", label: t("field.date"), required: true, earliest: today },
        { kind: "text", name: "startsAt", label: t("field.from"), required: true, mostCharacters: 5 },
        { kind: "date", name: "lastDate", label: t("field.lastDate"), required: true, earliest: today },
        { kind: "text", name: "endsAt", label: t("field.until"), required: true, mostCharacters: 5 },
        { kind: "longText", name: "reason", label: t("field.reason"), required: true, fewestCharacters: 2 },
      ]}
      initial={{ date: today, startsAt: "00:00", lastDate: today, endsAt: "24:00" }}
      send={(text, call) =>
        roster.enterSubstitute(
          {
            bodyId,
            absentId: text("absentId"),
            standInId: text("standInId"),
            startsAt: instantAt(text("date"), text("startsAt")) ?? text("startsAt"),
            endsAt: instantAt(text("lastDate"), text("endsAt")) ?? text("endsAt"),
            reason: text("reason"),
          },
          call,
        )
      }
    />
  );
}
