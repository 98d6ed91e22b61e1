import { Button, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { asApiError, sentenceFor } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useSession } from "#web/session/session.ts";
import type { CallerLine } from "../../contract.ts";
import { callTakers } from "../../domain/callTakers.ts";
import { actOnCase } from "../calls/requestCalls.ts";
import { HistoryLineRow } from "../case/HistoryLineRow.tsx";
import classes from "./CallerCases.module.css";
import { findWholeNumber } from "./callerNumber.ts";
import { useCallerWords } from "./callerWords.ts";
import type { FormAid } from "./useReportForm.ts";

type Looked = Awaited<ReturnType<typeof client.requests.callerCases>>;

const typingMs = 400;
const keptMs = 5 * 60_000;
const mostCharacters = 500;

/** What a clerk's form shows below the caller's number. */
export interface CallerCasesProps extends FormAid {
  /** The form begins anew: nothing is to be written down. */
  startOver: () => void;
}

/** What whoever calls from this number reported before, once the number is whole: it is urged or opened from here. */
export function CallerCases({ draft, startOver }: CallerCasesProps) {
  const t = useCallerWords();
  const shared = useWords();
  const { post } = useSession();
  const asks = draft.who === "named" && post !== undefined && callTakers.includes(post.role);
  const phone = useSettled(asks ? findWholeNumber(draft.phone) : undefined);
  const queries = useQueryClient();
  const [urged, setUrged] = useState<string>();
  const cases = useQuery({
    queryKey: ["caller-cases", phone],
    queryFn: ({ signal }) => client.requests.callerCases({ phone: phone ?? "" }, { signal }),
    enabled: phone !== undefined,
    // Each look is recorded: it is not asked again for a glance at another window.
    staleTime: keptMs,
    retry: false,
  });
  if (phone === undefined)
    return urged === undefined ? null : <Urged key={urged} number={urged} onNext={startOver} />;
  const lines = cases.data?.lines ?? [];
  return (
    <section className={classes.caller} aria-label={t("title")}>
      <output>
        {cases.isPending && t("looking")}
        {cases.data && (lines.length === 0 ? t("none") : t("found", { count: lines.length }))}
      </output>
      {cases.error && (
        <p className={classes.failed} role="alert">
          {sentenceFor(asApiError(cases.error), shared)}
        </p>
      )}
      {urged !== undefined && <Urged key={urged} number={urged} onNext={startOver} />}
      {lines.length > 0 && (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <HistoryLineRow key={line.id} line={line}>
              <LineActs
                line={line}
                onUrged={() => {
                  setUrged(line.number);
                  // Not asked for again: that would be another look at the caller.
                  queries.setQueryData<Looked>(
                    ["caller-cases", phone],
                    (before) => before && withUrged(before, line),
                  );
                }}
              />
            </HistoryLineRow>
          ))}
        </ul>
      )}
      {cases.data && (
        <p className={classes.soft}>{[...(cases.data.more ? [t("more")] : []), t("recorded")].join(" ")}</p>
      )}
    </section>
  );
}

/** What was looked up, one of its cases urged: there is no second time within the hour. */
function withUrged(looked: Looked, { id }: CallerLine): Looked {
  const lines = looked.lines.map(({ urge, ...line }) =>
    line.id === id ? { ...line, urgings: line.urgings + 1 } : { ...line, ...(urge ? { urge } : {}) },
  );
  return { ...looked, lines };
}

/** A value once it has not changed for a moment. */
function useSettled<Value>(value: Value): Value | undefined {
  const [settled, setSettled] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled === value ? settled : undefined;
}

function Urged({ number, onNext }: { number: string; onNext: () => void }) {
  const t = useCallerWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialogue gave its focus back, this is where one goes on from.
    const timer = setTimeout(() => place.current?.querySelector("button")?.focus(), 60);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={place}>
      <Notice
        tone="good"
        action={
          <Button variant="default" onClick={onNext}>
            {t("next")}
          </Button>
        }
      >
        {t("done", { number })}
      </Notice>
    </div>
  );
}

function LineActs({ line, onUrged }: { line: CallerLine; onUrged: () => void }) {
  const t = useCallerWords();
  const wordsOf = useWordsOf();
  const [urging, setUrging] = useState(false);
  const { id, number, urge, urgings } = line;
  return (
    <div className={classes.acts}>
      {urge && !urging && (
        <Button
          variant="default"
          disabled={urge.blocked !== undefined}
          aria-label={t("urgeThis", { number })}
          onClick={() => setUrging(true)}
        >
          {t("urge")}
        </Button>
      )}
      {urging && <UrgeLine id={id} onUrged={onUrged} onCancel={() => setUrging(false)} />}
      <Button
        component={Link}
        to={`/desk/cases/${id}`}
        variant="subtle"
        aria-label={t("openThis", { number })}
      >
        {t("open")}
      </Button>
      {urgings > 0 && <span className={classes.soft}>{t("urgings", { count: urgings })}</span>}
      {urge?.blocked && <span className={classes.soft}>{wordsOf(urge.blocked)}</span>}
    </div>
  );
}

interface UrgeLineProps {
  id: string;
  onUrged: () => void;
  onCancel: () => void;
}

/** What the caller says, in a line that Enter sends: no form, for it stands inside the one of the report. */
function UrgeLine({ id, onUrged, onCancel }: UrgeLineProps) {
  const t = useCallerWords();
  const shared = useWords();
  const [words, setWords] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const command = useCommand({
    name: `caller-urge:${id}`,
    send: (said: string, idempotencyKey) =>
      actOnCase(id, "urge", { input: said === "" ? {} : { words: said } }, { idempotencyKey }),
    onDone: () => {
      onCancel();
      onUrged();
    },
  });
  const send = () => void command.run(words.trim());

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // Enter would send the report, which is not what is meant here; nor is it while Chinese is being put together.
    event.preventDefault();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") send();
    else onCancel();
  }

  return (
    <div className={classes.urge} data-own-keys>
      <TextInput
        ref={field}
        label={t("words")}
        value={words}
        maxLength={mostCharacters}
        disabled={command.busy}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={classes.acts}>
        <Button loading={command.busy} onClick={send}>
          {t("submit")}
        </Button>
        <Button variant="subtle" color="gray" disabled={command.busy} onClick={onCancel}>
          {shared("actions.cancel")}
        </Button>
      </span>
      <CommandNotice state={command.state} />
    </div>
  );
}
