import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import classes from "./FilterBar.module.css";
import { Icon } from "./Icon.tsx";
import { useListWords } from "#web/kit/lists/words.ts";

/** A choice with its words. */
export interface FilterOption {
  value: string;
  label: string;
}

/** One condition: chips for a few choices, a list for many, a text to search. */
export type Filter =
  | {
      kind: "chips";
      name: string;
      label: string;
      options: readonly FilterOption[];
      /** What the list shows while none is chosen, where that is not everything. */
      unchosen?: string;
    }
  | { kind: "list"; name: string; label: string; options: readonly FilterOption[] }
  | { kind: "search"; name: string; label: string; placeholder?: string }
  /** A choice that brings its own field. */
  | {
      kind: "own";
      name: string;
      label: string;
      field: (value: string, onChange: (value: string) => void) => ReactNode;
    };

/** Names of filters with what was chosen; what was not chosen is absent. */
export type FilterValues = Readonly<Record<string, string>>;

/** What {@link FilterBar} takes. */
export interface FilterBarProps {
  filters: readonly Filter[];
  value: FilterValues;
  onChange: (value: FilterValues) => void;
  /** How many cases the conditions leave. */
  count?: number;
  /** The same in words, where it is not the whole number. */
  counted?: string;
}

/** Narrows a list down; on a phone the conditions fold away behind one button. */
export function FilterBar({ filters, value, onChange, count, counted }: FilterBarProps) {
  const l = useListWords();
  const panelId = useId();
  const [open, setOpen] = useState(false);
  const active = Object.keys(value).length;

  function set(name: string, chosen: string): void {
    const { [name]: _before, ...rest } = value;
    onChange(chosen === "" ? rest : { ...rest, [name]: chosen });
  }

  return (
    <section className={classes.bar} aria-label={l("filter.label")}>
      <div className={classes.head}>
        <Button
          className={classes.toggle ?? ""}
          variant="default"
          leftSection={<Icon name="filter" size={18} />}
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setOpen(!open)}
        >
          {active === 0 ? l("filter.open") : l("filter.active", { count: active })}
        </Button>
        <output className={classes.count}>
          {counted ?? (count !== undefined && l("filter.results", { count }))}
        </output>
        {active > 0 && (
          <Button variant="subtle" onClick={() => onChange({})}>
            {l("filter.clear")}
          </Button>
        )}
      </div>
      <div id={panelId} className={classes.panel} data-open={open || undefined}>
        {filters.map((filter) => (
          <FilterField
            key={filter.name}
            filter={filter}
            value={value[filter.name] ?? ""}
            onChange={(chosen) => set(filter.name, chosen)}
          />
        ))}
      </div>
    </section>
  );
}

interface FilterFieldProps {
  filter: Filter;
  value: string;
  onChange: (value: string) => void;
}

function FilterField({ filter, value, onChange }: FilterFieldProps) {
  const l = useListWords();
  const everything = { value: "", label: l("filter.all") };
  switch (filter.kind) {
    case "search":
      return (
        <TextInput
          className={classes.search ?? ""}
          label={filter.label}
          placeholder={filter.placeholder ?? ""}
          type="search"
          leftSection={<Icon name="search" size={18} />}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "list":
      return (
        <NativeSelect
          rightSection={<Icon name="chevronDown" size={18} />}
          label={filter.label}
          value={value}
          data={[everything, ...filter.options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "own":
      return filter.field(value, onChange);
    case "chips":
      return (
        <Chips
          label={filter.label}
          options={[{ value: "", label: filter.unchosen ?? everything.label }, ...filter.options]}
          value={value}
          onChange={onChange}
        />
      );
  }
}

interface ChipsProps {
  label: string;
  options: readonly FilterOption[];
  value: string;
  onChange: (value: string) => void;
}

function Chips({ label, options, value, onChange }: ChipsProps) {
  const name = useId();
  return (
    <fieldset className={classes.chips}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.row}>
        {options.map((option) => (
          <label key={option.value} className={classes.chip}>
            <input
              type="radio"
              className={classes.input}
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
