import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { Found } from "./knowledgeClient.ts";
import { Marked } from "#web/kit/Marked.tsx";
import classes from "./Panel.module.css";
import { Tag } from "./Tag.tsx";
import type { FoundArticles } from "./useFound.ts";
import { useKnowledgeWords } from "./words.ts";

/** What {@link PanelResults} takes. */
export interface PanelResultsProps {
  found: FoundArticles;
  /** Where the clerk comes back from. */
  lastOpened: string | undefined;
  onOpen: (id: string) => void;
}

/** What was found for a caller's words, each to be opened. */
export function PanelResults({
  found: { text, lines, error, retry },
  lastOpened,
  onOpen,
}: PanelResultsProps) {
  const t = useKnowledgeWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-result="${lastOpened}"]`)?.focus();
  }, [lastOpened]);
  if (error) {
    return (
      <div className={classes.none}>
        <p>{t("panel.failed")}</p>
        <Button variant="subtle" onClick={retry}>
          {t("panel.retry")}
        </Button>
      </div>
    );
  }
  if (text === "") return <p className={classes.none}>{t("panel.begin")}</p>;
  const count = lines?.length ?? 0;
  return (
    <>
      <output className={classes.soft}>
        {lines && (count === 0 ? t("panel.none") : t("panel.count", { count }))}
      </output>
      {lines && count > 0 && (
        <ul ref={list} className={classes.results} aria-label={t("panel.results")}>
          {lines.map((line) => (
            <li key={line.id}>
              <Result line={line} onOpen={() => onOpen(line.id)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Result({ line, onOpen }: { line: Found; onOpen: () => void }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  return (
    <button type="button" className={classes.result} data-result={line.id} onClick={onOpen}>
      <strong>
        <Marked pieces={line.title} />
      </strong>
      <span className={classes.excerpt}>
        <Marked pieces={line.excerpt} />
      </span>
      <span className={classes.soft}>
        {wordsOf(line.owner.name)} · {t("fact.until", { day: day(line.validUntil) })}
      </span>
      {line.expired && <Tag says={t("panel.expired")} tone="bad" />}
    </button>
  );
}
