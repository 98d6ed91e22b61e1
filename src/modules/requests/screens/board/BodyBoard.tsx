import { TextInput } from "@mantine/core";
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { type BodyOption, matchBodies } from "#web/kit/matchBodies.ts";
import { Notice } from "#web/kit/Notice.tsx";
import { useBodyLoads } from "../load/useBodyLoads.ts";
import { useLoadWords } from "../load/words.ts";
import classes from "./Board.module.css";
import { BodyRow } from "./BodyRow.tsx";
import type { PickedBodies, PickRole } from "./pick.ts";
import { useBoardWords } from "./words.ts";

const shownMost = 40;

/** What {@link BodyBoard} takes. */
export interface BodyBoardProps {
  options: readonly BodyOption[];
  pick: PickedBodies;
  /** Whether the case takes co-handlers. */
  takesCo: boolean;
  /** Whether there is a keyboard, most likely. */
  keyed: boolean;
  search?: RefObject<HTMLInputElement | null>;
  onPick: (option: BodyOption, as: PickRole) => void;
  /** Escape without anything typed; absent where it closes what the bodies stand in. */
  onEscape?: () => void;
}

/** The bodies a case may go to, found by a few characters, each with what it has in hand. */
export function BodyBoard(props: BodyBoardProps) {
  const { options, pick, takesCo, keyed, search, onPick } = props;
  const t = useBoardWords();
  const says = useLoadWords();
  const loads = useBodyLoads();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { shown, more } = matchBodies(options, query, shownMost);
  const at = Math.min(active, shown.length - 1);
  const cellId = (option: BodyOption) => `${listId}-${option.id}`;
  const activeId = shown[at] && cellId(shown[at]);
  useActiveInSight(activeId);

  return (
    <div className={classes.bodies}>
      <TextInput
        ref={search ?? null}
        label={t("search")}
        description={t(!keyed ? "searchHintTouch" : takesCo ? "searchHint" : "searchHintOne")}
        leftSection={<Icon name="search" size={18} />}
        value={query}
        autoComplete="off"
        type="search"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        aria-keyshortcuts="/"
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const key = keyOf(event);
          if (key === "clear" && query === "") {
            if (!props.onEscape) return;
            props.onEscape();
          } else if (key === "clear") setQuery("");
          else if (key === "next") setActive(Math.min(shown.length - 1, at + 1));
          else if (key === "previous") setActive(Math.max(0, at - 1));
          else if (key && shown[at]) onPick(shown[at], key);
          else if (!key) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {loads.failed && (
        <Notice tone="warn" title={says("unread")}>
          {says("unreadLead")}
        </Notice>
      )}
      <div className={classes.list} id={listId} role="grid" aria-label={t("bodies")} data-scroll>
        {shown.map((option, row) => (
          <BodyRow
            key={option.id}
            id={cellId(option)}
            option={option}
            load={loads.find(option.id)}
            days={loads.days}
            active={row === at}
            as={pick.leadId === option.id ? "lead" : pick.coIds.includes(option.id) ? "co" : undefined}
            takesCo={takesCo}
            onPick={onPick}
          />
        ))}
      </div>
      <output className={classes.soft}>
        {shown.length === 0 && query !== "" && t("none", { query })}
        {more > 0 && t("moreBodies", { count: more })}
      </output>
    </div>
  );
}

/** What a key does in the search; nothing while characters are being composed. */
function keyOf(event: KeyboardEvent): PickRole | "next" | "previous" | "clear" | undefined {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case "ArrowDown":
      return "next";
    case "ArrowUp":
      return "previous";
    case "Escape":
      return "clear";
    case "Enter":
      return event.shiftKey ? "co" : "lead";
    case "+":
    case "＋":
      return "co";
    default:
      return undefined;
  }
}

/** Keeps the row that keys have come to in sight, and scrolls nothing while others look elsewhere. */
function useActiveInSight(activeId: string | undefined): void {
  useEffect(() => {
    if (activeId === undefined || !document.activeElement?.hasAttribute("aria-activedescendant")) return;
    document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
}
