// The rule wants a datalist or a select: neither finds 市监局 in 市场监督管理局, nor shows where a body stands.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { ActionIcon, TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useWords } from "#web/words/useWords.ts";
import classes from "./BodyPicker.module.css";
import { Icon } from "./Icon.tsx";
import { type BodyOption, matchBodies } from "./matchBodies.ts";

const shownMost = 40;

/** What {@link BodyPicker} takes. `value` holds ids, at most one unless `several`. */
export interface BodyPickerProps {
  label: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
  options: readonly BodyOption[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  several?: boolean;
  required?: boolean;
  disabled?: boolean;
}

/** Chooses bodies by typing a few characters of their names; the list opens in place, which suits a phone. */
export function BodyPicker(props: BodyPickerProps) {
  const { label, description, error, options, value, onChange, several = false } = props;
  const t = useWords();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const unchosen = options.filter(({ id }) => !value.includes(id));
  const { shown, more } = matchBodies(unchosen, query, shownMost);
  const chosen = value.map((id) => options.find((option) => option.id === id) ?? { id, name: id, path: [] });

  function choose(option: BodyOption | undefined): void {
    if (!option || option.unavailable !== undefined) return;
    onChange(several ? [...value, option.id] : [option.id]);
    setQuery("");
    setActive(0);
    setOpen(several);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive((before) => Math.max(0, Math.min(shown.length - 1, open ? before + step : 0)));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Escape" && open) {
      // Closes the list only, not the dialogue it stands in.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  const wantsMore = several || chosen.length === 0;
  return (
    <div
      className={classes.picker}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <TextInput
        label={label}
        description={description ?? t("bodies.searchHint")}
        error={error}
        withAsterisk={props.required ?? false}
        disabled={props.disabled ?? false}
        placeholder={wantsMore ? t("bodies.search") : t("bodies.change")}
        leftSection={<Icon name="search" size={18} />}
        value={query}
        autoComplete="off"
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] ? `${listId}-${shown[active].id}` : undefined}
        onFocus={() => setOpen(wantsMore)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
      />
      {open && (
        <div className={classes.panel}>
          <div className={classes.list} id={listId} role="listbox" aria-label={t("bodies.search")}>
            {shown.map((option, index) => (
              <BodyRow
                key={option.id}
                id={`${listId}-${option.id}`}
                option={option}
                active={index === active}
                onChoose={() => choose(option)}
              />
            ))}
          </div>
          <output className={classes.note}>
            {shown.length === 0 && t("bodies.none", { query })}
            {more > 0 && t("bodies.more", { count: more })}
          </output>
        </div>
      )}
      {chosen.length > 0 && (
        <ul className={classes.chosen}>
          {chosen.map((option) => (
            <ChosenBody
              key={option.id}
              option={option}
              onRemove={() => onChange(value.filter((id) => id !== option.id))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface BodyRowProps {
  id: string;
  option: BodyOption;
  active: boolean;
  onChoose: () => void;
}

function BodyRow({ id, option, active, onChoose }: BodyRowProps) {
  return (
    <button
      id={id}
      type="button"
      role="option"
      // Keys go to the combobox, which names this row as its active one.
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={option.unavailable !== undefined}
      className={classes.option}
      ref={(row) => {
        if (active) row?.scrollIntoView({ block: "nearest" });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={classes.named}>
        <span className={classes.name}>{option.name}</span>
        <BodyNote option={option} />
      </span>
      <span className={classes.path}>{option.unavailable ?? option.path.join(" › ")}</span>
    </button>
  );
}

function BodyNote({ option: { note, pressing } }: { option: BodyOption }) {
  if (note === undefined) return null;
  return (
    <span className={classes.beside} data-pressing={pressing || undefined}>
      {note}
    </span>
  );
}

function ChosenBody({ option, onRemove }: { option: BodyOption; onRemove: () => void }) {
  const t = useWords();
  return (
    <li className={classes.pick}>
      <span className={classes.pickText}>
        <span className={classes.named}>
          <span className={classes.name}>{option.name}</span>
          <BodyNote option={option} />
        </span>
        <span className={classes.path}>{option.path.join(" › ")}</span>
      </span>
      <ActionIcon aria-label={t("bodies.remove", { name: option.name })} onClick={onRemove}>
        <Icon name="close" />
      </ActionIcon>
    </li>
  );
}
