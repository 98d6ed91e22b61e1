import { Button, Checkbox } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import classes from "./Exchange.module.css";
import { exchange, exchangeKey, type WriteBackLine } from "./exchangeClient.ts";
import { WriteBackStanding } from "./WriteBackStanding.tsx";
import { useExchangeWords } from "./words.ts";

/** What platforms are told, newest first; those that need a person can be had alone. */
export function WriteBacks() {
  const t = useExchangeWords();
  const [flagged, setFlagged] = useState(false);
  const found = useInfiniteQuery({
    queryKey: [...exchangeKey, "write-backs", flagged],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      exchange.writeBacks(
        { flagged: flagged ? "true" : "false", ...(pageParam === "" ? {} : { cursor: pageParam }) },
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });
  const lines = found.data?.pages.flatMap((page) => page.lines);
  return (
    <section className={classes.section} aria-labelledby="write-backs">
      <h2 id="write-backs">{t("writeBacks")}</h2>
      <Checkbox
        label={t("onlyFlagged")}
        checked={flagged}
        onChange={(event) => setFlagged(event.currentTarget.checked)}
      />
      {found.error && <ErrorState error={asApiError(found.error)} onRetry={() => void found.refetch()} />}
      {!found.error && lines === undefined && <LoadingState />}
      {lines?.length === 0 && <EmptyState title={t("writeBacksNone")} hint={t("writeBacksNoneHint")} />}
      <ul className={classes.list}>
        {lines?.map((line) => (
          <Line key={`${line.caseId} ${line.version}`} line={line} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function Line({ line }: { line: WriteBackLine }) {
  const t = useExchangeWords();
  const queries = useQueryClient();
  const { caseId, version } = line;
  const send = (action: string, reason: unknown, idempotencyKey: string): Promise<unknown> => {
    const call = { context: { idempotencyKey } };
    return action === "retry"
      ? exchange.retry({ caseId, version }, call)
      : exchange.settle({ caseId, version, reason: typeof reason === "string" ? reason : "" }, call);
  };
  return (
    <li className={classes.item}>
      <div className={classes.standing}>
        <span>
          {line.orderNumber} · {line.platformId}
        </span>
        <WriteBackStanding line={line} />
      </div>
      {line.state === "waiting" && (
        <ActionBar
          subject={`write-back:${caseId}:${version}`}
          label={`${line.orderNumber} · ${version}`}
          actions={[
            { name: "retry", label: t("retry"), fields: [] },
            {
              name: "settle",
              label: t("settle"),
              explains: t("settleExplains"),
              seldom: true,
              fields: [
                {
                  kind: "longText",
                  name: "reason",
                  label: t("reason"),
                  required: true,
                  fewestCharacters: 4,
                  mostCharacters: 500,
                },
              ],
            },
          ]}
          send={(action, values, { idempotencyKey }) => send(action, values["reason"], idempotencyKey)}
          onDone={() => void queries.invalidateQueries({ queryKey: exchangeKey })}
        />
      )}
    </li>
  );
}
