import { VisuallyHidden } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useWords } from "#web/words/useWords.ts";
import classes from "./RatingStars.module.css";

/** From very dissatisfied to very satisfied. */
export type Rating = 1 | 2 | 3 | 4 | 5;

const ratings: readonly Rating[] = [1, 2, 3, 4, 5];

/** What {@link RatingStars} takes. */
export interface RatingStarsProps {
  value: Rating | undefined;
  onChange: (value: Rating) => void;
  label?: ReactNode;
  error?: string | undefined;
  disabled?: boolean;
}

/** A rating in stars and in words: a group of radio buttons, so arrow keys and screen readers work as everywhere. */
export function RatingStars({ value, onChange, label, error, disabled = false }: RatingStarsProps) {
  const t = useWords();
  const id = useId();
  return (
    <fieldset
      className={classes.group}
      disabled={disabled}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className={classes.legend}>{label ?? t("rating.label")}</legend>
      <div className={classes.row}>
        <div className={classes.stars}>
          {ratings.map((rating) => (
            <label key={rating} className={classes.star} data-lit={(value ?? 0) >= rating || undefined}>
              <input
                type="radio"
                className={classes.input}
                name={id}
                value={rating}
                checked={value === rating}
                onChange={() => onChange(rating)}
              />
              <VisuallyHidden>
                {`${t("rating.stars", { count: rating })}, ${t(`rating.level${rating}`)}`}
              </VisuallyHidden>
              <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M12 2.8l2.8 6 6.5.8-4.8 4.5 1.3 6.5L12 17.4l-5.8 3.2 1.3-6.5L2.7 9.6l6.5-.8L12 2.8z" />
              </svg>
            </label>
          ))}
        </div>
        <span className={classes.word} aria-hidden="true">
          {value === undefined ? "" : t(`rating.level${value}`)}
        </span>
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
