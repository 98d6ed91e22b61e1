import { Button } from "@mantine/core";
import { useFound } from "./useFound.ts";
import { panelId, foundBeside } from "./panelPlace.ts";
import classes from "./Panel.module.css";
import { useKnowledgeWords } from "./words.ts";

/** Below a caller's words, where the panel is out of sight: how many possible answers there are. */
export function KnowledgeHint({ words }: { words: string }) {
  const t = useKnowledgeWords();
  const { lines } = useFound(words, foundBeside);
  const count = lines?.length ?? 0;
  if (count === 0) return null;
  return (
    <p className={classes.hint}>
      {t("panel.hint", { count })}
      <Button variant="subtle" onClick={() => document.getElementById(panelId)?.focus()}>
        {t("panel.toPanel")}
      </Button>
    </p>
  );
}
