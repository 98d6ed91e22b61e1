import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import type { ChosenArticle } from "./chosenArticle.ts";
import { OpenedArticle } from "./OpenedArticle.tsx";
import classes from "./Panel.module.css";
import { PanelResults } from "./PanelResults.tsx";
import { foundBeside, panelId } from "./panelPlace.ts";
import { useFound } from "./useFound.ts";
import { useKnowledgeWords } from "./words.ts";

/** What {@link KnowledgePanel} takes. */
export interface KnowledgePanelProps {
  /** What the caller said, as far as it is written down. */
  words: string;
  /** The clerk answers from this. */
  onUse: (article: ChosenArticle) => void;
  /** Back to the caller's words. */
  onLeave: () => void;
}

/** Searches the knowledge base with a caller's words as they are written down, and shows what may be answered. */
export function KnowledgePanel({ words, onUse, onLeave }: KnowledgePanelProps) {
  const t = useKnowledgeWords();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<string>();
  const [lastOpened, setLastOpened] = useState<string>();
  const panel = useRef<HTMLElement>(null);
  const found = useFound(typed.trim() === "" ? words : typed, foundBeside);
  usePanelKey(panel);

  function back(): void {
    setLastOpened(opened);
    setOpened(undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      if (opened === undefined) onLeave();
      else back();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (moveTo(panel.current, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      // The form is not sent from here: Enter goes to what was found.
      event.preventDefault();
      if (!event.ctrlKey && !event.metaKey) moveTo(panel.current, 1);
    }
  }

  return (
    <section
      ref={panel}
      id={panelId}
      tabIndex={-1}
      className={classes.panel}
      aria-labelledby={`${panelId}-title`}
      onKeyDown={onKeyDown}
    >
      <h2 id={`${panelId}-title`} className={classes.title}>
        <Icon name="book" size={22} /> {t("panel.title")}{" "}
        <kbd className={classes.keys}>{t("panel.keys")}</kbd>
      </h2>
      {opened === undefined ? (
        <>
          <TextInput
            type="search"
            label={t("panel.search")}
            placeholder={t("panel.searchExample")}
            leftSection={<Icon name="search" size={18} />}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <PanelResults found={found} lastOpened={lastOpened} onOpen={setOpened} />
          <p className={classes.keysHint}>{t("panel.keysHint")}</p>
        </>
      ) : (
        <OpenedArticle id={opened} onBack={back} onUse={onUse} />
      )}
    </section>
  );
}

/** Alt + K comes here from wherever the clerk writes: to what was found, or else to the search. */
function usePanelKey(panel: { current: HTMLElement | null }): void {
  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent): void {
      // By the key's place: with Alt some keyboards write another letter.
      if (event.code !== "KeyK" || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const stops = ["[data-result]", "[data-first]", "input"].map((stop) =>
        panel.current?.querySelector<HTMLElement>(stop),
      );
      stops.find((stop) => stop)?.focus();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [panel]);
}

/** Moves the focus among the search box and what was found; says whether there was somewhere to go. */
function moveTo(panel: HTMLElement | null, step: 1 | -1): boolean {
  const results = [...(panel?.querySelectorAll<HTMLElement>("[data-result]") ?? [])];
  const stops = [panel?.querySelector<HTMLElement>("input"), ...results].filter((stop) => stop);
  if (results.length === 0) return false;
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  next?.focus();
  return next !== undefined && next !== null;
}
