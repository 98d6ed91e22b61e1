import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type ApiError, asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { IconName } from "#web/kit/iconPaths.ts";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useLanguage } from "#web/words/language.ts";
import { askReadiness } from "./askReadiness.ts";
import classes from "./Health.module.css";
import { type Health, healthAsText, type HealthLine, sayLine } from "./healthText.ts";
import { useHealthWords } from "./words.ts";

const everySeconds = 15;
const groups = ["system", "work", "messages", "storage"] as const;

const icons: Record<HealthLine["level"], IconName> = { good: "check", look: "alert", bad: "late" };
const tones = { good: "good", look: "warn", bad: "bad" } as const;

/** How the installation does, line by line, for an operator to read out; renewed by itself. */
export function HealthScreen() {
  const h = useHealthWords();
  const { time } = useFormats();
  const { language } = useLanguage();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["operations", "health"],
    queryFn: ({ signal }) => client.operations.readHealth(undefined, { signal }),
    refetchInterval: everySeconds * 1_000,
    staleTime: 0,
    retry: false,
  });
  return (
    <Page
      title={h("title")}
      lead={h("lead")}
      aside={
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          {h("refresh")}
        </Button>
      }
    >
      {error && <Down error={asApiError(error)} onRetry={() => void refetch()} />}
      {data === undefined ? (
        !error && <LoadingState />
      ) : (
        <>
          <Notice tone={tones[data.level]} title={h(`whole.${data.level}`)}>
            {h("at", { at: time(data.at), seconds: everySeconds })}
          </Notice>
          <div className={classes.copy}>
            <CopyButton text={healthAsText(data, language)} label={h("copy")} />
            <small>{h("copyNote")}</small>
          </div>
          <Lines health={data} />
          <p>
            <Link to="/first-steps">{h("firstSteps")}</Link>
          </p>
        </>
      )}
    </Page>
  );
}

function Lines({ health }: { health: Health }) {
  const h = useHealthWords();
  const [onlyOthers, setOnlyOthers] = useState(false);
  const shown = health.lines.filter(({ level }) => !onlyOthers || level !== "good");
  return (
    <>
      <Checkbox
        label={h("onlyOthers")}
        checked={onlyOthers}
        onChange={(event) => setOnlyOthers(event.currentTarget.checked)}
      />
      {shown.length === 0 && <EmptyState icon="check" title={h("allGood")} />}
      {groups.map((group) => {
        const lines = shown.filter((line) => line.group === group);
        return (
          lines.length > 0 && (
            <section key={group} className={classes.group}>
              <h2>{h(`group.${group}`)}</h2>
              <ul className={classes.lines}>
                {lines.map((line) => (
                  <Line key={`${line.of ?? ""}:${line.says}`} line={line} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function Line({ line }: { line: HealthLine }) {
  const h = useHealthWords();
  const { language } = useLanguage();
  const { level, sentence, todo } = sayLine(line, language);
  return (
    <li className={classes.line} data-level={line.level}>
      <span className={classes.level}>
        <Icon name={icons[line.level]} size={18} />
        {level}
      </span>
      <span className={classes.words}>
        <span>{sentence}</span>
        {todo !== undefined && (
          <span className={classes.todo}>
            {h("todo")}
            {todo}
          </span>
        )}
      </span>
    </li>
  );
}

/** Where the page itself cannot be read: says which part does not answer, since that is what is asked on the phone. */
function Down({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const h = useHealthWords();
  const { data: state = "server" } = useQuery({
    queryKey: ["operations", "readiness"],
    queryFn: ({ signal }) => askReadiness(signal),
    enabled: error.kind !== "refused",
    staleTime: 0,
    refetchInterval: everySeconds * 1_000,
  });
  if (error.kind === "refused") return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <Notice tone="bad" title={h("down.title")} urgent>
      {h(`down.${state}`)}
    </Notice>
  );
}
