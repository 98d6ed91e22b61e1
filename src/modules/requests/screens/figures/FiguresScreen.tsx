import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { serverNowMs } from "#web/clock/serverClock.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import classes from "./Figures.module.css";
import { useFiguresWords } from "./words.ts";

type Shown = Awaited<ReturnType<typeof client.requests.figures>>;
type Ratio = Shown["heard"];

const dayMillis = 86_400_000;
const beijingMillis = 8 * 3_600_000;
const firstShownDays = 30;

/** The date in Beijing, by which the figures count. */
function daysAgo(days: number): string {
  return new Date(serverNowMs() + beijingMillis - days * dayMillis).toISOString().slice(0, 10);
}

/** How closed cases were handled below my post, with all of them and with excluded ones left out. */
export function FiguresScreen() {
  const t = useFiguresWords();
  const [period, setPeriod] = useState(() => ({ from: daysAgo(firstShownDays), to: daysAgo(0) }));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["figures", period],
    queryFn: ({ signal }) => client.requests.figures(period, { signal }),
    enabled: period.from !== "" && period.to !== "",
  });
  return (
    <Page title={t("title")} lead={t("lead")} width="wide">
      <div className={classes.period}>
        {(["from", "to"] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={t(end)}
            value={period[end]}
            onChange={({ currentTarget }) => setPeriod({ ...period, [end]: currentTarget.value })}
          />
        ))}
      </div>
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && <Table figures={data} />}
    </Page>
  );
}

function Table({ figures }: { figures: Shown }) {
  const t = useFiguresWords();
  const say = ({ numerator, denominator }: Ratio): string =>
    denominator === 0
      ? t("none")
      : t("ratio", {
          percent: `${((100 * numerator) / denominator).toFixed(1)}%`,
          numerator: `${numerator}`,
          denominator: `${denominator}`,
        });
  return (
    <>
      <p>{t("cases", { count: figures.cases })}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            {(["measure", "all", "withoutExcluded", "excluded"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.measures.map(({ measure, all, withoutExcluded, excluded }) => (
            <tr key={measure}>
              <th scope="row">
                {t(`names.${measure}`)}
                <div className={classes.soft}>{t(`means.${measure}`)}</div>
              </th>
              <td>{say(all)}</td>
              <td>{say(withoutExcluded)}</td>
              <td>{excluded}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.soft}>{t("heard", { ratio: say(figures.heard) })}</p>
      <p className={classes.soft}>{t("reopened", { ratio: say(figures.reopened) })}</p>
    </>
  );
}
