import { type ReactNode, useId } from "react";
import type { Choice } from "./actionFields.ts";
import classes from "./ChoiceCards.module.css";

/** What {@link ChoiceCards} takes. */
export interface ChoiceCardsProps {
  label: ReactNode;
  description?: ReactNode;
  options: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** Two to a row even on a phone, where what they mean is short. */
  columns?: 2;
}

/** One of a few, each with room for what it means: radio buttons with the whole card to hit. */
export function ChoiceCards(props: ChoiceCardsProps) {
  const { label, description, options, value, onChange, error, columns } = props;
  const id = useId();
  return (
    <fieldset
      className={classes.group}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className={classes.legend}>{label}</legend>
      {description !== null && description !== undefined && (
        <p className={classes.description}>{description}</p>
      )}
      <div
        className={classes.options}
        data-plain={options.every(({ hint }) => hint === undefined) || undefined}
        data-columns={columns}
      >
        {options.map((option) => (
          <label key={option.value} className={classes.option}>
            <input
              type="radio"
              className={classes.input}
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span className={classes.words}>
              <span>{option.label}</span>
              {option.hint !== undefined && <span className={classes.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
