import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseLine } from "../../contract.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";
import { readCase } from "../calls/requestCalls.ts";
import type { KeptReceipt } from "../receipts/keptReceipts.ts";
import { headlineOf } from "./standingWords.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

interface LineProps {
  caseId: string;
  kind: string;
  number: string;
  reportedAt: string;
  summary?: string | undefined;
  state?: CaseLine["state"] | undefined;
  dueAt?: string | undefined;
  failed?: boolean;
  end?: ReactNode;
}

function Line({ caseId, kind, number, reportedAt, summary, state, dueAt, failed = false, end }: LineProps) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const kindWords = kind in kinds ? wordsOf(kinds[kind as Kind]) : kind;
  return (
    <li className={classes.case}>
      <div className={classes.caseWords}>
        <Link to={`/track/${caseId}`} className={classes.caseLink}>
          {state ? headlineOf(state, { t, wordsOf }) : failed ? t("my.failed") : t("opening")}
        </Link>
        {summary !== undefined && <p className={classes.summary}>{summary}</p>}
        <p className={classes.facts}>
          <span>{kindWords}</span>
          <span>{t("my.reported", { at: formats.day(reportedAt) })}</span>
          <span>{number}</span>
        </p>
        {dueAt !== undefined && !state?.closed && <ClockBadge clock={{ state: "running", dueAt }} />}
      </div>
      {end}
    </li>
  );
}

/** A case whose receipt code this device keeps; asked for by the code. */
export function KeptCaseLine({ receipt, onRemove }: { receipt: KeptReceipt; onRemove: () => void }) {
  const t = useTrackWords();
  const { caseId, receiptCode, number, kind, reportedAt } = receipt;
  const { data, isError } = useQuery({
    queryKey: ["case", caseId, "receipt"],
    queryFn: ({ signal }) => readCase(caseId, receiptCode, signal),
  });
  return (
    <Line
      caseId={caseId}
      kind={kind}
      number={number}
      reportedAt={reportedAt}
      state={data?.state}
      dueAt={data?.dueAt}
      failed={isError}
      end={
        <ActionIcon aria-label={t("my.remove", { number })} onClick={onRemove}>
          <Icon name="trash" />
        </ActionIcon>
      }
    />
  );
}

/** A case of the reporter who is signed in. */
export function OwnCaseLine({ line }: { line: CaseLine }) {
  const { id, kind, number, openedAt, summary, state, dueAt } = line;
  return (
    <Line
      caseId={id}
      kind={kind}
      number={number}
      reportedAt={openedAt}
      summary={summary}
      state={state}
      dueAt={dueAt}
    />
  );
}
