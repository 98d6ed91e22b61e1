import { Button } from "@mantine/core";
import { useId } from "react";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Precedents.module.css";
import { findTaken, isTaken, type Takes } from "./takeRuling.ts";
import { type Precedent, usePrecedents } from "./usePrecedents.ts";
import { usePrecedentWords } from "./words.ts";

/** What {@link PrecedentPanel} takes. */
export interface PrecedentPanelProps {
  caseId: string;
  takes: Takes;
  /** Who has the task that is decided on, if any. */
  currentId: string | undefined;
  fields: readonly ActionField[];
  values: FieldValues;
  put: (values: FieldValues) => void;
}

const openAtFirst = 1;

/** What consultations ruled on like requests, in a form that names a lead; nothing where there is none. */
export function PrecedentPanel(props: PrecedentPanelProps) {
  const t = usePrecedentWords();
  const id = useId();
  const { data, error, refetch } = usePrecedents(props.caseId);
  if (!data) return error ? <Failed onRetry={() => void refetch()} /> : null;
  const { precedents } = data;
  if (precedents.length === 0) return null;
  const rest = precedents.slice(openAtFirst);
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id}>{t("title")}</h3>
        <p className={classes.soft}>{t("hint")}</p>
      </div>
      <Lines {...props} lines={precedents.slice(0, openAtFirst)} />
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{t("rest", { count: rest.length })}</summary>
          <Lines {...props} lines={rest} />
        </details>
      )}
    </section>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const t = usePrecedentWords();
  return (
    <p className={classes.soft}>
      {t("failed")}{" "}
      <Button variant="subtle" size="compact-md" onClick={onRetry}>
        {t("again")}
      </Button>
    </p>
  );
}

function Lines({ lines, ...props }: PrecedentPanelProps & { lines: readonly Precedent[] }) {
  return (
    <ul className={classes.lines}>
      {lines.map((precedent) => (
        <li key={precedent.number}>
          <Ruling precedent={precedent} />
          <Take {...props} precedent={precedent} />
        </li>
      ))}
    </ul>
  );
}

function Ruling({ precedent }: { precedent: Precedent }) {
  const t = usePrecedentWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { number, caseId, lead, coHandlers, summary, shared, kind, matter } = precedent;
  const names = coHandlers.map(({ name }) => wordsOf(name)).join(t("between"));
  const facts = [
    formats.day(precedent.ruledAt),
    wordsOf(precedent.desk),
    wordsOf(kind.name),
    ...(matter ? [wordsOf(matter)] : []),
  ];
  return (
    <>
      <p className={classes.lead}>
        <span className={classes.role}>{t("lead")}</span>
        <strong>{wordsOf(lead.name)}</strong>
        {names !== "" && <span className={classes.soft}>{t("coHandlers", { names })}</span>}
      </p>
      {summary !== undefined && <p className={classes.words}>{summary}</p>}
      <p className={classes.soft}>
        {caseId === undefined ? (
          number
        ) : (
          // In another window: the form stays as it is.
          <a
            href={`/desk/cases/${caseId}`}
            target="_blank"
            rel="noreferrer"
            aria-label={t("opens", { number })}
          >
            {number}
          </a>
        )}
        {` · ${facts.join(" · ")}`}
      </p>
      <p className={classes.soft}>
        {shared.words && shared.words.length > 0
          ? t("shared", { words: shared.words.join(t("between")) })
          : t("sharedCount", { count: shared.count })}
      </p>
    </>
  );
}

function Take({
  precedent,
  takes,
  currentId,
  fields,
  values,
  put,
}: PrecedentPanelProps & { precedent: Precedent }) {
  const t = usePrecedentWords();
  const wordsOf = useWordsOf();
  const { lead, number } = precedent;
  if (lead.bodyId === currentId) return <p className={classes.theirs}>{t("isTheirs")}</p>;
  if (takes.lead === undefined) return null;
  const taken = findTaken(precedent, takes, fields);
  if (!taken) return <p className={classes.soft}>{t("notOffered")}</p>;
  const done = isTaken(taken, values);
  return (
    <div className={classes.take}>
      <Button
        variant="default"
        aria-pressed={done}
        aria-label={t("takeLabel", { lead: wordsOf(lead.name), number })}
        {...(done ? { leftSection: <Icon name="check" size={18} /> } : {})}
        onClick={() => put(taken)}
      >
        {t("take")}
      </Button>
      <output className={classes.done}>{done && t("taken")}</output>
    </div>
  );
}
