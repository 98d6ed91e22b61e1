import classes from "./Icon.module.css";
import { type IconName, iconPaths } from "./iconPaths.ts";

// These point along the line of writing, so they turn round where it runs from right to left.
const turning: ReadonlySet<IconName> = new Set(["arrowEnd", "arrowStart", "chevronEnd", "signOut"]);

/** What {@link Icon} takes. */
export interface IconProps {
  name: IconName;
  /** In pixels of a 16-pixel text; it grows with the text. */
  size?: number;
}

/** An icon beside words. It says nothing by itself to a screen reader: the words do. */
export function Icon({ name, size = 20 }: IconProps) {
  const rem = `${size / 16}rem`;
  return (
    <svg
      className={classes.icon}
      data-turning={turning.has(name) || undefined}
      width={rem}
      height={rem}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
