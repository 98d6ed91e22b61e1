import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { useLatest } from "#web/kit/useLatest.ts";
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
  usePanelKeys(panel, { back: () => (opened === undefined ? onLeave() : back()) });

  function back(): void {
    setLastOpened(opened);
    setOpened(undefined);
  }

  return (
    <section
      ref={panel}
      id={panelId}
      tabIndex={-1}
      className={classes.panel}
      aria-labelledby={`${panelId}-title`}
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

/**
 * The panel by the keyboard alone. Alt + K comes here from wherever the clerk writes, to what was found or else to the
 * search; arrows go through it, Escape goes back.
 */
function usePanelKeys(panel: { current: HTMLElement | null }, { back }: { back: () => void }): void {
  const latest = useLatest(back);
  useEffect(() => {
    const element = panel.current;
    function onPanelKey(event: KeyboardEvent): void {
      const inBox = event.target instanceof HTMLInputElement;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") {
        event.preventDefault();
        latest.current();
      } else if (step !== undefined) {
        if (moveFocus(element, step)) event.preventDefault();
      } else if (event.key === "Enter" && inBox && !event.ctrlKey && !event.metaKey) {
        // The form is not sent from here: Enter goes to what was found.
        event.preventDefault();
        moveFocus(element, 1);
      }
    }
    function onAnyKey(event: KeyboardEvent): void {
      // By the key's place: with Alt some keyboards write another letter.
      if (event.code !== "KeyK" || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const stops = ["[data-result]", "[data-first]", "input"].map((stop) =>
        element?.querySelector<HTMLElement>(stop),
      );
      stops.find((stop) => stop)?.focus();
    }
    element?.addEventListener("keydown", onPanelKey);
    document.addEventListener("keydown", onAnyKey);
    return () => {
      element?.removeEventListener("keydown", onPanelKey);
      document.removeEventListener("keydown", onAnyKey);
    };
  }, [panel, latest]);
}

/** Moves the focus among the search box and what was found; says whether there was somewhere to go. */
function moveFocus(panel: HTMLElement | null, step: number): boolean {
  const results = [...(panel?.querySelectorAll<HTMLElement>("[data-result]") ?? [])];
  if (!panel || results.length === 0) return false;
  const stops = [...panel.querySelectorAll<HTMLElement>("input"), ...results];
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
  next?.focus();
  return next !== undefined;
}
