import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import { dateAt, daysAfter, minuteAt, spanOf } from "./beijingTime.ts";
import type { RosterView, ShiftView } from "./rosterClient.ts";
import type { useRosterWords } from "./words.ts";

type Say = ReturnType<typeof useRosterWords>;

/** A choice among those who may be on duty. */
export function personField(
  view: RosterView,
  name: string,
  label: string,
  signersOnly: boolean,
): ActionField {
  const people = (view.people ?? []).filter(({ canSignIn }) => canSignIn || !signersOnly);
  return {
    kind: "choice",
    name,
    label,
    required: true,
    options: people.map(({ id, name: called, title }) => ({
      value: id,
      label: called,
      ...(title === undefined ? {} : { hint: title }),
    })),
  };
}

/** What a shift is entered with. */
export function shiftFields(view: RosterView, t: Say, today: string): ActionField[] {
  return [
    // A shift that began yesterday evening may still be running.
    { kind: "date", name: "date", label: t("field.date"), required: true, earliest: daysAfter(today, -1) },
    {
      kind: "text",
      name: "startsAt",
      label: t("field.from"),
      required: true,
      mostCharacters: 5,
      placeholder: "20:00",
    },
    {
      kind: "text",
      name: "endsAt",
      label: t("field.until"),
      hint: t("field.timeHint"),
      required: true,
      mostCharacters: 5,
      placeholder: "10:00",
    },
    personField(view, "a", t("field.a"), true),
    personField(view, "b", t("field.b"), false),
    { kind: "text", name: "note", label: t("field.note"), mostCharacters: 100 },
  ];
}

/** The form of a shift as it stands. */
export function valuesOfShift({ startsAt, endsAt, a, b, note = "" }: ShiftView): FieldValues {
  return {
    date: dateAt(startsAt),
    startsAt: clockOf(startsAt),
    endsAt: clockOf(endsAt),
    a: a.id,
    b: b.id,
    note,
  };
}

function clockOf(instant: string): string {
  const minute = minuteAt(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What the form of a shift says, as the API takes it; a time that is none is sent as written, and refused at its field. */
export function shiftInput(text: (name: string) => string) {
  const [startsAt, endsAt] = [text("startsAt"), text("endsAt")];
  const span = spanOf(text("date"), startsAt, endsAt) ?? { startsAt, endsAt };
  return { ...span, a: text("a"), b: text("b"), note: text("note") };
}
