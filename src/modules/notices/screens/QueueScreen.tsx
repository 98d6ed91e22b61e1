import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useFormats } from "#web/words/formats.ts";
import { DeadList } from "./DeadList.tsx";
import classes from "./Notices.module.css";
import { noticesKey, type Queue, readNotices } from "./noticeCalls.ts";
import { useNoticeWords } from "./words.ts";

const renewEveryMs = 15_000;

/** An operator's look at messages out: where they stand, and which could not be sent. */
export function QueueScreen() {
  const n = useNoticeWords();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: [...noticesKey, "queue"],
    queryFn: ({ signal }) => readNotices<Queue>("queue", signal),
    refetchInterval: renewEveryMs,
  });
  return (
    <Page
      title={n("queue.title")}
      lead={n("queue.lead")}
      width="wide"
      aside={
        <Button
          variant="default"
          leftSection={<Icon name="retry" size={18} />}
          onClick={() => void queries.invalidateQueries({ queryKey: noticesKey })}
        >
          {n("queue.refresh")}
        </Button>
      }
    >
      <section className={classes.list} aria-labelledby="channels">
        <h2 id="channels">{n("queue.channels")}</h2>
        {error ? (
          <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />
        ) : data ? (
          <ul className={classes.channels}>
            {data.channels.map((each) => (
              <ChannelCard key={each.channel ?? "none"} state={each} />
            ))}
          </ul>
        ) : (
          <LoadingState />
        )}
      </section>
      <section className={classes.list} aria-labelledby="dead">
        <h2 id="dead">{n("queue.deadTitle")}</h2>
        <DeadList />
      </section>
    </Page>
  );
}

function ChannelCard({ state }: { state: Queue["channels"][number] }) {
  const n = useNoticeWords();
  const { instant, number } = useFormats();
  const { channel, carrier, dueSince } = state;
  return (
    <li className={classes.card}>
      <div className={classes.top}>
        <strong>{channel === undefined ? n("queue.unknownChannel") : n(`channel.${channel}`)}</strong>
        {channel !== undefined && (
          <span className={classes.soft}>
            {carrier === undefined ? n("queue.noCarrier") : n(`queue.carrier.${carrier}`)}
          </span>
        )}
      </div>
      <dl>
        {(["sentInADay", "waiting", "retrying", "dead"] as const).map((name) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{n(`queue.${name}`)}</dt>
            <dd>{number(state[name])}</dd>
          </div>
        ))}
      </dl>
      {dueSince !== undefined && (
        <p className={classes.soft}>{n("queue.dueSince", { at: instant(dueSince) })}</p>
      )}
    </li>
  );
}
