// There is no tag for a list beside the field that one types in.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import classes from "./Search.module.css";

/** What {@link SearchOption} takes. */
export interface SearchOptionProps {
  to: string;
  search?: Readonly<Record<string, string>> | undefined;
  onFollow: () => void;
  children: ReactNode;
}

/** One of the things to go to. The field keeps the focus; arrows move among options, and a press or Enter follows one. */
export function SearchOption({ to, search, onFollow, children }: SearchOptionProps) {
  const id = useId();
  return (
    <Link
      id={id}
      role="option"
      aria-selected={false}
      tabIndex={-1}
      to={to}
      {...(search && { search })}
      preload={false}
      className={classes.option}
      activeProps={{}}
      onClick={onFollow}
    >
      {children}
    </Link>
  );
}
