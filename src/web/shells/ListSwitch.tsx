import { Icon } from "#web/kit/Icon.tsx";
import type { IconName } from "#web/kit/iconPaths.ts";
import classes from "./ListSwitch.module.css";

/** What {@link ListSwitch} takes. */
export interface ListSwitchProps {
  /** Names the list for a screen reader. */
  label: string;
  icon: IconName;
  value: string;
  options: readonly { value: string; name: string; language?: string }[];
  onChange: (value: string) => void;
  /** `framed` where it is the thing to look at, `quiet` where it stands aside. */
  look: "framed" | "quiet";
}

/** A native list behind words of our own: a phone opens its own wheel, and the width follows the chosen words. */
export function ListSwitch({ label, icon, value, options, onChange, look }: ListSwitchProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={classes.switch} data-look={look}>
      <Icon name={icon} />
      <span className={classes.words} aria-hidden="true">
        {chosen?.name}
      </span>
      <Icon name="chevronDown" size={16} />
      <select
        className={classes.select}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.language}>
            {option.name}
          </option>
        ))}
      </select>
    </span>
  );
}
