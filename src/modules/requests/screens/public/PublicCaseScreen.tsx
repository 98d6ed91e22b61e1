import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { Timeline } from "#web/kit/Timeline.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { PublicCase } from "../../contract.ts";
import classes from "./Public.module.css";
import { wayBack } from "./lastConditions.ts";
import { readPublicCase } from "./publicCalls.ts";
import { usePublicWords } from "./words.ts";

/** A case as anybody may see it: its steps with their dates, who is in charge, whether it was in time. */
export function PublicCaseScreen() {
  const t = usePublicWords();
  const wordsOf = useWordsOf();
  const { number = "" }: { number?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ["public", "case", number],
    queryFn: ({ signal }) => readPublicCase(number, signal),
  });
  if (!data)
    return (
      <Page title={number} {...wayBack()}>
        {error ? (
          <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />
        ) : (
          <LoadingState shape="page" />
        )}
      </Page>
    );
  const title = t("caseTitle", { kind: wordsOf(data.kindName), state: wordsOf(data.state.name) });
  return (
    <Page title={title} eyebrow={data.number} {...wayBack()}>
      <section className={classes.part} aria-labelledby="facts">
        <h2 id="facts">{t("facts")}</h2>
        <Facts shown={data} />
      </section>
      <section className={classes.part} aria-labelledby="steps">
        <h2 id="steps">{t("steps")}</h2>
        <Timeline
          entries={data.steps
            .map(({ at, state }, index) => ({
              id: `${index}`,
              at,
              says: wordsOf(state.name),
              tone:
                data.state.closed && index === data.steps.length - 1 ? ("good" as const) : ("plain" as const),
            }))
            .toReversed()}
        />
        <p className={classes.soft}>{t("stepsHint")}</p>
      </section>
      <p className={classes.soft}>
        {t("caseLead")} <Link to="/track">{t("track")}</Link>
      </p>
    </Page>
  );
}

function Facts({ shown }: { shown: PublicCase }) {
  const t = usePublicWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { processName, matter, inCharge, state, openedAt, closedAt } = shown;
  const facts: [string, ReactNode][] = [
    [t("process"), wordsOf(processName)],
    [t("place"), matter && wordsOf(matter)],
    [t(state.closed ? "ledBy" : "inCharge"), inCharge && wordsOf(inCharge)],
    [t("reportedAt"), formats.instant(openedAt)],
    [t("closedAt"), closedAt !== undefined && formats.instant(closedAt)],
    [t("limit"), <Limit key="limit" shown={shown} />],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, says]) => Boolean(says))
        .map(([name, says]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
    </dl>
  );
}

function Limit({ shown: { dueAt, inTime } }: { shown: PublicCase }) {
  const t = usePublicWords();
  if (dueAt !== undefined) return <ClockBadge clock={{ state: "running", dueAt }} withDue />;
  if (inTime === undefined) return t("noLimit");
  return <span className={inTime ? classes.kept : classes.late}>{t(inTime ? "inTime" : "late")}</span>;
}
