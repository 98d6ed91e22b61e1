import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { dateAt, daysAfter, weekdayOf } from "./beijingTime.ts";
import { DutyPerson } from "./DutyPerson.tsx";
import classes from "./Roster.module.css";
import { RosterActs } from "./RosterActs.tsx";
import { roster, rosterKey, type RosterView } from "./rosterClient.ts";
import { Substitutes } from "./Substitutes.tsx";
import { WeekView } from "./WeekView.tsx";
import { useRosterWords } from "./words.ts";

/** A body's roster by weeks. */
export function RosterScreen() {
  const { bodyId = "" }: { bodyId?: string } = useParams({ strict: false });
  return <Roster key={bodyId} bodyId={bodyId} />;
}

function Roster({ bodyId }: { bodyId: string }) {
  const t = useRosterWords();
  const wordsOf = useWordsOf();
  const today = dateAt(useServerNow());
  const thisMonday = daysAfter(today, 1 - weekdayOf(today));
  const [from, setFrom] = useState(thisMonday);
  const { data, error, refetch } = useQuery({
    queryKey: [...rosterKey, "body", bodyId, from],
    queryFn: ({ signal }) => roster.readRoster({ bodyId, from }, { signal }),
  });
  const title = data ? t("week.title", { body: wordsOf(data.body.name) }) : t("board.title");
  return (
    <Page title={title} backTo="/roster" width="wide">
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && (
        <>
          <Answering view={data} />
          {data.mayEdit && <Uncovered spans={data.uncovered ?? []} />}
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setFrom(daysAfter(from, -7))}>
              {t("week.previous")}
            </Button>
            <Button variant="default" disabled={from === thisMonday} onClick={() => setFrom(thisMonday)}>
              {t("week.today")}
            </Button>
            <Button variant="default" onClick={() => setFrom(daysAfter(from, 7))}>
              {t("week.next")}
            </Button>
          </div>
          {data.mayEdit && <RosterActs view={data} today={today} />}
          <WeekView view={data} today={today} />
          <Substitutes view={data} />
        </>
      )}
    </Page>
  );
}

/** Who answers for the body now, and from where. */
function Answering({ view: { now } }: { view: RosterView }) {
  const t = useRosterWords();
  const wordsOf = useWordsOf();
  if (!now) return <Notice tone="bad">{t("week.nobody")}</Notice>;
  const title = now.by === "own" ? t("week.own") : t(`week.${now.by}`, { body: wordsOf(now.bodyName) });
  return (
    <Notice tone={now.by === "own" ? "good" : "warn"} title={title} icon="phone">
      <span className={classes.people}>
        {now.people.map((each) => (
          <DutyPerson key={each.post} {...each} />
        ))}
      </span>
    </Notice>
  );
}

const spansShown = 3;

function Uncovered({ spans }: { spans: NonNullable<RosterView["uncovered"]> }) {
  const t = useRosterWords();
  if (spans.length === 0) return <Notice tone="good">{t("week.covered")}</Notice>;
  return (
    <Notice tone="warn" title={t("week.uncovered", { count: spans.length })}>
      <Spans spans={spans.slice(0, spansShown)} />
      {spans.length > spansShown && (
        <details>
          <summary className={classes.more}>{t("week.allUncovered")}</summary>
          <Spans spans={spans.slice(spansShown)} />
        </details>
      )}
    </Notice>
  );
}

function Spans({ spans }: { spans: NonNullable<RosterView["uncovered"]> }) {
  const { instant } = useFormats();
  return (
    <ul className={classes.list}>
      {spans.map(({ startsAt, endsAt }) => (
        <li key={startsAt}>
          {instant(startsAt)} – {instant(endsAt)}
        </li>
      ))}
    </ul>
  );
}
