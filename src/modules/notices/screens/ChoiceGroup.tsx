import { Checkbox } from "@mantine/core";
import classes from "./Notices.module.css";

/** What {@link ChoiceGroup} takes. */
export interface ChoiceGroupProps<Name extends string> {
  title: string;
  names: readonly Name[];
  chosen: readonly Name[];
  labelOf(name: Name): string;
  onChange(chosen: Name[]): void;
}

/** Things of which any number may be ticked. */
export function ChoiceGroup<Name extends string>(props: ChoiceGroupProps<Name>) {
  const { title, names, chosen, labelOf, onChange } = props;
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      <div className={classes.choices}>
        {names.map((name) => (
          <Checkbox
            key={name}
            label={labelOf(name)}
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange(
                names.filter((each) => (each === name ? event.currentTarget.checked : chosen.includes(each))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
