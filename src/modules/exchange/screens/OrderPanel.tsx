import { useQuery } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Exchange.module.css";
import { exchange, exchangeKey } from "./exchangeClient.ts";
import { WriteBackStanding } from "./WriteBackStanding.tsx";
import { useExchangeWords } from "./words.ts";

/** What {@link OrderPanel} takes. */
export interface OrderPanelProps {
  caseId: string;
  /** The case's version: with every step there may be something new to write back. */
  version: number;
}

const openMs = 5_000;
const settledMs = 30_000;

function isSettled(order: Awaited<ReturnType<typeof exchange.ofCase>> | undefined): boolean {
  return (
    order !== undefined &&
    order.writeBacks.every(({ state }) => state !== "waiting") &&
    order.writeBacks.length > 0
  );
}

/** The superior platform's order that a case is: its number, its limit, and what was written back. */
export function OrderPanel({ caseId, version }: OrderPanelProps) {
  const t = useExchangeWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const order = useQuery({
    queryKey: [...exchangeKey, "case", caseId, version],
    queryFn: ({ signal }) => exchange.ofCase({ caseId }, { signal }),
    placeholderData: (before) => before,
    // A step is written back moments after it was taken, and acknowledged when the platform pleases.
    refetchInterval: (query) => (isSettled(query.state.data) ? settledMs : openMs),
  });
  if (order.error) return <ErrorState error={asApiError(order.error)} onRetry={() => void order.refetch()} />;
  if (!order.data) return <LoadingState />;
  const { platform, number, dueAt, writeBacks } = order.data;
  return (
    <section className={classes.panel} aria-labelledby="superior-order">
      <h2 id="superior-order">{t("order.title")}</h2>
      <dl className={classes.facts}>
        <dt>{t("order.platform")}</dt>
        <dd>{wordsOf(platform)}</dd>
        <dt>{t("order.number")}</dt>
        <dd>{number}</dd>
        <dt>{t("order.dueAt")}</dt>
        <dd>{formats.instant(dueAt)}</dd>
      </dl>
      {writeBacks.length === 0 && <p className={classes.soft}>{t("order.noneYet")}</p>}
      <ul className={classes.list}>
        {writeBacks.map((line) => (
          <li key={line.version}>
            <WriteBackStanding line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}
