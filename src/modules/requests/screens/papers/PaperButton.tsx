import { Button } from "@mantine/core";
import { useState } from "react";
import { type ApiError, asApiError, sentenceFor } from "#web/client/apiError.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { useWords } from "#web/words/useWords.ts";
import { fetchPaper, type PaperAsked } from "./fetchPaper.ts";
import classes from "./Papers.module.css";
import { usePaperWords } from "./words.ts";

/** What {@link PaperButton} takes. */
export interface PaperButtonProps {
  label: string;
  asked: PaperAsked;
}

/** Has a paper made and kept; says where it went, or why it did not. */
export function PaperButton({ label, asked }: PaperButtonProps) {
  const t = usePaperWords();
  const shared = useWords();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const [error, setError] = useState<ApiError>();

  async function make(): Promise<void> {
    setMaking(true);
    setMade(undefined);
    setError(undefined);
    try {
      setMade(await fetchPaper(asked));
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setMaking(false);
    }
  }

  return (
    <div className={classes.paper}>
      <Button
        variant="default"
        leftSection={<Icon name="file" size={18} />}
        loading={making}
        onClick={() => void make()}
      >
        {label}
      </Button>
      <output className={classes.said} data-bad={error !== undefined || undefined}>
        {making && t("making")}
        {made !== undefined && t("saved", { name: made })}
        {error && (error.kind === "refused" ? sentenceFor(error, shared) : t("failed"))}
      </output>
    </div>
  );
}
