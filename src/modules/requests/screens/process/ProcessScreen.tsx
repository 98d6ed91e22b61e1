import { useQuery } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { ClockLimits } from "./ClockLimits.tsx";
import { StateCard } from "./StateCard.tsx";
import classes from "./Process.module.css";
import { useProcessWords } from "./words.ts";

type Process = Awaited<ReturnType<typeof client.requests.processes>>[number];

/** How each process goes: every state, who may do what in it, where that leads, and until when. */
export function ProcessScreen() {
  const t = useProcessWords();
  const wordsOf = useWordsOf();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["processes"],
    queryFn: ({ signal }) => client.requests.processes(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={t("title")} lead={t("lead")} width="wide">
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && (
        <>
          <nav className={classes.contents} aria-label={t("contents")}>
            {data.map(({ id, name }) => (
              <a key={id} href={`#${id}`}>
                {wordsOf(name)}
              </a>
            ))}
          </nav>
          {data.map((process) => (
            <ProcessPart key={process.id} process={process} />
          ))}
        </>
      )}
    </Page>
  );
}

function ProcessPart({ process }: { process: Process }) {
  const t = useProcessWords();
  const wordsOf = useWordsOf();
  const opening = process.actions.filter(({ opens }) => opens);
  return (
    <section aria-labelledby={process.id}>
      <h2 id={process.id}>{wordsOf(process.name)}</h2>
      <p>{wordsOf(process.sentence)}</p>
      <p className={classes.soft}>
        {t("counted", {
          version: process.version,
          states: process.states.length,
          actions: process.actions.length,
        })}
      </p>
      <p>
        {t("begins", {
          acts: opening
            .map(({ does, by }) => t("apart", { name: wordsOf(does), said: by.map(wordsOf).join(t("or")) }))
            .join(t("and")),
        })}
      </p>
      <ol className={classes.states}>
        {process.states.map((state) => (
          <li key={state.id}>
            <StateCard process={process} state={state} />
          </li>
        ))}
      </ol>
      <h3>{t("taskLimits")}</h3>
      <ClockLimits clocks={process.clocks.filter(({ onTask }) => onTask.length > 0)} />
    </section>
  );
}
