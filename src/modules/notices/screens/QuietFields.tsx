import { Checkbox, TextInput } from "@mantine/core";
import classes from "./Notices.module.css";
import type { StaffSettings } from "./noticeCalls.ts";
import { useNoticeWords } from "./words.ts";

type Hours = NonNullable<StaffSettings["quietHours"]>;

/** What {@link QuietFields} takes. */
export interface QuietFieldsProps {
  /** The hours in which nobody is woken, where the installation has some. */
  forAll: Hours | undefined;
  value: Hours | undefined;
  onChange: (value: Hours | undefined) => void;
}

const usual: Hours = { from: "21:00", until: "09:00" };

/** The hours in which only what is urgent is told: the installation's, and one's own beside them. */
export function QuietFields({ forAll, value, onChange }: QuietFieldsProps) {
  const n = useNoticeWords();
  return (
    <fieldset className={classes.part}>
      <legend>{n("quiet.title")}</legend>
      {forAll && <p className={classes.soft}>{n("quiet.forAll", { ...forAll })}</p>}
      <Checkbox
        label={n("quiet.own")}
        description={n("quiet.hint")}
        checked={value !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : undefined)}
      />
      {value && (
        <div className={classes.times}>
          <TextInput
            type="time"
            label={n("quiet.from")}
            value={value.from}
            onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={n("quiet.until")}
            value={value.until}
            onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
