import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { CallFacts } from "./CaseDutyCalls.tsx";
import classes from "./Roster.module.css";
import { type CallView, roster, rosterKey } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

const pollMs = 20_000;

/** The cases I was called for that still wait, each with the button that says I have it. */
export function MyCalls() {
  const t = useRosterWords();
  const { data = [] } = useQuery({
    queryKey: [...rosterKey, "mine"],
    queryFn: ({ signal }) => roster.listMyCalls(undefined, { signal }),
    refetchInterval: pollMs,
  });
  const open = data.filter(({ ended }) => !ended);
  if (open.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="my-calls">
      <h2 id="my-calls">{t("calls.title")}</h2>
      {open.map((call) => (
        <MyCall key={`${call.caseId} ${call.clockId}`} call={call} />
      ))}
    </section>
  );
}

function MyCall({ call }: { call: CallView }) {
  const t = useRosterWords();
  const { caseId, clockId } = call;
  const acknowledge = useCommand({
    name: `duty-call:${caseId}:${clockId}`,
    send: (_input: undefined, idempotencyKey) =>
      roster.acknowledgeCall({ caseId, clockId }, { context: { idempotencyKey } }),
    invalidates: [rosterKey, ["case", caseId]],
  });
  return (
    <div className={classes.panel}>
      <CallFacts call={call} />
      <CommandNotice state={acknowledge.state} />
      <div className={classes.buttons}>
        {call.mayAcknowledge && (
          <Button size="lg" loading={acknowledge.busy} onClick={() => void acknowledge.run(undefined)}>
            {t("calls.acknowledge")}
          </Button>
        )}
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          {t("calls.open")}
        </Link>
      </div>
    </div>
  );
}
