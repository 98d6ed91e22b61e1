import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { PublicOverview } from "../../contract.ts";
import { lastPlace } from "../report/lastPlace.ts";
import classes from "./Public.module.css";
import { readOverview } from "./publicCalls.ts";
import { PublicLines } from "./PublicLines.tsx";
import { usePublicWords } from "./words.ts";

/** What was solved near the place last chosen on this device, and how the last days went. */
export function HomeSections() {
  const t = usePublicWords();
  const wordsOf = useWordsOf();
  const [placeId] = useState(() => lastPlace(browserStorage()).at(-1));
  const { data, error, refetch } = useQuery({
    queryKey: ["public", "overview", placeId],
    queryFn: ({ signal }) => readOverview(placeId, signal),
    staleTime: 120_000,
  });
  const near = data?.place ? t("recentAt", { place: wordsOf(data.place) }) : t("recent");
  return (
    <div className={classes.home}>
      <section className={classes.part} aria-labelledby="recent">
        <h2 id="recent">{near}</h2>
        {!data && !error && <LoadingState />}
        {!data && error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
        {data && data.recent.length > 0 && <PublicLines lines={data.recent} label={near} />}
        {data && data.recent.length === 0 && <p className={classes.soft}>{t("recentNone")}</p>}
        <p className={classes.links}>
          <Link to="/public">{t("all")}</Link>
          <Link to="/public" search={{ view: "map" }}>
            {t("onMap")}
          </Link>
        </p>
      </section>
      {data && <Figures overview={data} />}
    </div>
  );
}

function Figures({ overview: { figures, figuresAt, days } }: { overview: PublicOverview }) {
  const t = usePublicWords();
  const formats = useFormats();
  const { reported, ended, confirmed, inTime } = figures;
  const shares = [
    ["confirmed", confirmed],
    ["onTime", inTime],
  ] as const;
  const counts = [
    ["reportedCount", reported],
    ["endedCount", ended],
  ] as const;
  if (Object.keys(figures).length === 0)
    return (
      <section className={classes.part} aria-labelledby="figures">
        <h2 id="figures">{t("figures")}</h2>
        <p className={classes.soft}>{t("allTooFew", { days, at: formats.instant(figuresAt) })}</p>
      </section>
    );
  return (
    <section className={classes.part} aria-labelledby="figures">
      <h2 id="figures">{t("figures")}</h2>
      <dl className={classes.figures}>
        {counts.map(([name, count]) => (
          <div key={name} className={classes.figure}>
            <dt>{t(name)}</dt>
            <dd>{count === undefined ? t("tooFew") : <strong>{formats.number(count)}</strong>}</dd>
          </div>
        ))}
        {shares.map(([name, share]) => (
          <div key={name} className={classes.figure}>
            <dt>{t(name)}</dt>
            <dd>
              {share === undefined ? (
                t("tooFew")
              ) : (
                <>
                  <strong>{formats.percent(share.numerator / share.denominator)}</strong>
                  <small>
                    {t("ofCount", {
                      numerator: formats.number(share.numerator),
                      denominator: formats.number(share.denominator),
                    })}
                  </small>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.soft}>
        {t("figuresOf", { days, at: formats.instant(figuresAt) })} · {t("figuresHint")}
      </p>
    </section>
  );
}
