import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The keys of a field over a list of options. */
export interface OptionKeys {
  /** The option that Enter follows. */
  activeId: string | undefined;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Arrows choose among the options of a list, Enter follows the chosen one, or the first. Pressed before what was typed
 * has been answered, it waits for the answer. The options are asked of the page: several parts of it bring theirs.
 */
export function useOptionKeys(
  list: RefObject<HTMLElement | null>,
  typed: string,
  ready: boolean,
): OptionKeys {
  const [chosen, setChosen] = useState<{ id: string; typed: string }>();
  // What Enter was pressed for before it was answered.
  const wanted = useRef<string>(undefined);
  // What was chosen among the answers to something else is chosen no longer.
  const activeId = chosen?.typed === typed ? chosen.id : undefined;

  // After every drawing: options come and go with each answer.
  useLayoutEffect(() => {
    for (const option of optionsOf(list.current)) {
      const active = option.id === activeId;
      option.setAttribute("aria-selected", `${active}`);
    }
    if (wanted.current === undefined || !ready) return;
    const asked = wanted.current;
    wanted.current = undefined;
    if (asked === typed) follow(list.current, activeId);
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // Enter and arrows belong to whoever puts characters together from their sounds.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = stepFrom(optionsOf(list.current), activeId, step);
      if (!next) return;
      next.scrollIntoView({ block: "nearest" });
      setChosen({ id: next.id, typed });
    } else if (event.key === "Enter") {
      event.preventDefault();
      // Nothing typed and nothing chosen is no wish to go anywhere.
      if (typed.trim() === "" && activeId === undefined) return;
      if (ready) follow(list.current, activeId);
      else wanted.current = typed;
    }
  }

  return { activeId, onKeyDown };
}

function optionsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
}

function stepFrom(
  options: readonly HTMLElement[],
  activeId: string | undefined,
  step: 1 | -1,
): HTMLElement | undefined {
  const at = options.findIndex(({ id }) => id === activeId);
  if (at < 0) return options[step === 1 ? 0 : options.length - 1];
  return options[(at + step + options.length) % options.length];
}

function follow(list: HTMLElement | null, activeId: string | undefined): void {
  const options = optionsOf(list);
  const option = options.find(({ id }) => id === activeId) ?? options[0];
  option?.click();
}
