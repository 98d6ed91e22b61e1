// There is no tag for a list beside the field that one types in.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import classes from "./Search.module.css";
import type { OptionKeys } from "./useOptionKeys.ts";
import type { Typed } from "./useTyped.ts";
import { useSearchWords } from "./words.ts";

const longest = 100;

/** What {@link SearchField} takes. */
export interface SearchFieldProps {
  typed: Typed;
  keys: OptionKeys;
  /** The list that it is about. */
  listId: string;
}

/** Where one types what is searched for; it keeps the focus while arrows move among what was found. */
export function SearchField({ typed: { typed, type, compose }, keys, listId }: SearchFieldProps) {
  const t = useSearchWords();
  const field = useRef<HTMLInputElement>(null);
  // The dialogue gives the focus to its title; a search is for typing.
  useEffect(() => field.current?.focus(), []);
  return (
    <TextInput
      ref={field}
      size="md"
      label={t("label")}
      labelProps={{ className: classes.heard }}
      placeholder={t("example")}
      leftSection={<Icon name="search" />}
      value={typed}
      role="combobox"
      aria-expanded
      aria-autocomplete="list"
      aria-controls={listId}
      aria-activedescendant={keys.activeId}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="go"
      maxLength={longest}
      onChange={(event) => type(event.currentTarget.value)}
      onCompositionStart={() => compose(true)}
      onCompositionEnd={() => compose(false)}
      onKeyDown={keys.onKeyDown}
    />
  );
}
