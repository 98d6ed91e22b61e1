import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { listBlanks } from "../domain/blanks.ts";
import { fitsSearch } from "#web/kit/fitsSearch.ts";
import { knowledge, knowledgeKey } from "./knowledgeClient.ts";
import classes from "./Picker.module.css";
import { useKnowledgeWords } from "./words.ts";

const searchedFrom = 5;

/** What {@link TemplatePicker} takes. */
export interface TemplatePickerProps {
  caseId: string;
  action: string;
  /** What the text holds so far. */
  text: string;
  put: (words: string) => void;
}

/** Templates below an answer: filled in from the case and put where the caret stands; says what is still to be written. */
export function TemplatePicker({ caseId, action, text, put }: TemplatePickerProps) {
  const t = useKnowledgeWords();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const blanks = listBlanks(text);
  return (
    <div className={classes.picker}>
      <div className={classes.head}>
        <Button
          variant="default"
          leftSection={<Icon name="file" size={18} />}
          aria-expanded={open}
          {...(open ? { "aria-controls": listId } : {})}
          onClick={() => setOpen(!open)}
        >
          {open ? t("picker.close") : t("picker.open")}
        </Button>
        <output className={classes.blanks}>
          {blanks.length > 0 && t("picker.stillOpen", { blanks: blanks.join(t("fact.between")) })}
        </output>
      </div>
      {open && (
        <div id={listId}>
          <Templates
            caseId={caseId}
            action={action}
            onPick={(words) => {
              setOpen(false);
              put(words);
            }}
          />
        </div>
      )}
    </div>
  );
}

interface TemplatesProps {
  caseId: string;
  action: string;
  onPick: (words: string) => void;
}

function Templates({ caseId, action, onPick }: TemplatesProps) {
  const t = useKnowledgeWords();
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useQuery({
    // Below the case's own key: what renews the case renews what is filled in from it.
    queryKey: ["case", caseId, ...knowledgeKey, "templates", action],
    queryFn: ({ signal }) => knowledge.templates({ caseId, action }, { signal }),
  });
  const searched = (data?.lines.length ?? 0) >= searchedFrom;
  useEffect(() => {
    if (searched) box.current?.focus();
  }, [searched]);
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.lines.length === 0) return <p className={classes.soft}>{t("picker.none")}</p>;
  const lines = data.lines.filter((line) => fitsSearch(line, typed));
  return (
    <div className={classes.panel}>
      {searched && (
        <TextInput
          ref={box}
          type="search"
          label={t("picker.search")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          // The form is not sent from here.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      {lines.length === 0 && <p className={classes.soft}>{t("picker.noneFound")}</p>}
      <ul className={classes.list} aria-label={t("picker.label")}>
        {lines.map(({ id, title, words, filled = words, blanks }) => (
          <li key={id}>
            <button type="button" className={classes.template} onClick={() => onPick(filled)}>
              <strong>{title}</strong>
              <span className={classes.words}>{filled}</span>
              {blanks.length > 0 && (
                <span className={classes.soft}>
                  {t("picker.blanksIn", { blanks: blanks.join(t("fact.between")) })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
