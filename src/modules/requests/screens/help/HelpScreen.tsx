import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { apiJson } from "#web/client/apiFetch.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useService } from "#web/service/useService.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { ClockLimits, type ProcessClock } from "../process/ClockLimits.tsx";
import classes from "./PublicHelp.module.css";
import { useHelpPageWords } from "./words.ts";

/** A part of the page: its heading and its lines. */
const parts = ["report", "next", "seen", "unhappy", "appeal"] as const;
const emergencies = ["110", "119", "120", "122"] as const;
/** What a reporter is promised, and until when they may speak; what hands inside may take is their own business. */
const promised: ReadonlySet<string> = new Set([
  "accept",
  "township",
  "whole",
  "callback",
  "silence",
  "dispute",
]);

/** How to report, what happens by when, what nobody is shown, and what to do when one is not satisfied. */
export function HelpScreen() {
  const h = useHelpPageWords();
  const wordsOf = useWordsOf();
  const { hotline, territory, prefecture } = useService();
  return (
    <Page title={h("title")} lead={h("lead")}>
      <Notice tone="warn" title={h("emergency.title")}>
        <ul className={classes.numbers}>
          {emergencies.map((number) => (
            <li key={number}>
              <a href={`tel:${number}`}>
                <strong>{number}</strong> {h(`emergency.n${number}`)}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
      <nav aria-label={h("contents")} className={classes.contents}>
        {[...parts, "limits", "contact"].map((part) => (
          <a key={part} href={`#${part}`}>
            {h(`${part as (typeof parts)[number] | "limits" | "contact"}.title`)}
          </a>
        ))}
      </nav>
      {parts.map((part) => (
        <section key={part} aria-labelledby={part} className={classes.part}>
          <h2 id={part}>{h(`${part}.title`)}</h2>
          <ul>
            {h(`${part}.lines`)
              .split("\n")
              .map((line) => (
                <li key={line}>{line}</li>
              ))}
          </ul>
          {part === "report" && <Link to="/report">{h("report.go")}</Link>}
          {part === "next" && <Link to="/track">{h("next.go")}</Link>}
          {part === "seen" && <Link to="/public">{h("seen.go")}</Link>}
        </section>
      ))}
      <section aria-labelledby="limits" className={classes.part}>
        <h2 id="limits">{h("limits.title")}</h2>
        <p>{h("limits.lead")}</p>
        <Limits />
        <Link to="/process">{h("limits.go")}</Link>
      </section>
      <section aria-labelledby="contact" className={classes.part}>
        <h2 id="contact">{h("contact.title")}</h2>
        <p>{h("contact.hotline", { number: hotline })}</p>
        {wordsOf(territory) !== "" && <p>{h("contact.territory", { territory: wordsOf(territory) })}</p>}
        {prefecture && <p>{h("contact.by", { name: wordsOf(prefecture) })}</p>}
        <Link to="/directory">{h("contact.go")}</Link>
      </section>
    </Page>
  );
}

interface PromisedProcess {
  id: string;
  name: { zh: string; en: string };
  clocks: ProcessClock[];
}

/** The limits as the processes in force have them; nothing here is written down a second time. */
function Limits() {
  const wordsOf = useWordsOf();
  const { data, error, refetch } = useQuery({
    queryKey: ["processes"],
    queryFn: ({ signal }) => apiJson<PromisedProcess[]>("/processes", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return data.map(({ id, name, clocks }) => (
    <div key={id}>
      <h3>{wordsOf(name)}</h3>
      <ClockLimits clocks={clocks.filter((clock) => promised.has(clock.id))} />
    </div>
  ));
}
