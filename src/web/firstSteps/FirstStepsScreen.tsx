import { useQuery } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import classes from "./FirstSteps.module.css";
import { type FirstSteps, firstStepsKey, stepNames } from "./firstSteps.ts";
import { GoLive } from "./GoLive.tsx";
import { StepCard } from "./StepCard.tsx";
import { useFirstStepsWords } from "./words.ts";

/** An operator's path: name the prefecture, bring bodies and people, look at limits, duty and messages, invite, go live. */
export function FirstStepsScreen() {
  const f = useFirstStepsWords();
  const { data, error, refetch } = useQuery({
    queryKey: firstStepsKey,
    queryFn: ({ signal }) => client.firstSteps.read(undefined, { signal }),
    staleTime: 0,
  });
  return (
    <Page title={f("title")} lead={f("lead")} width="wide">
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data === undefined ? !error && <LoadingState /> : <Path path={data} />}
    </Page>
  );
}

function Path({ path }: { path: FirstSteps }) {
  const f = useFirstStepsWords();
  const done = path.lines.filter((line) => line.done).length;
  // The first step with something that must be done is where to go on.
  const next = stepNames.find((step) =>
    path.lines.some((line) => line.step === step && !line.done && line.must),
  );
  return (
    <>
      <div className={classes.progress}>
        <progress value={done} max={path.lines.length} aria-label={f("progress")} />
        <span>{f("progressSays", { done, all: path.lines.length })}</span>
      </div>
      <ol className={classes.steps}>
        {stepNames.map((step, index) => (
          <li key={step}>
            <StepCard
              step={step}
              number={index + 1}
              lines={path.lines.filter((line) => line.step === step)}
              isNext={step === next}
            >
              {step === "live" && <GoLive path={path} />}
            </StepCard>
          </li>
        ))}
      </ol>
    </>
  );
}
