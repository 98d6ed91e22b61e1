import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useSession } from "#web/session/session.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Roster.module.css";
import { type AlarmView, roster, rosterKey } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

const pollMs = 15_000;
const watching: readonly string[] = ["systemAdmin", "supervisor"];

/** The urgent cases that nobody on duty has taken; for whoever watches over them, and nothing where there are none. */
export function Alarms() {
  const t = useRosterWords();
  const { post } = useSession();
  const { data = [] } = useQuery({
    queryKey: [...rosterKey, "alarms"],
    queryFn: ({ signal }) => roster.listAlarms(undefined, { signal }),
    refetchInterval: pollMs,
    enabled: post !== undefined && watching.includes(post.role),
  });
  if (data.length === 0) return null;
  return (
    <Notice tone="bad" urgent title={t("alarms.title")}>
      <p className={classes.soft}>{t("alarms.lead")}</p>
      <ul className={classes.list}>
        {data.map((alarm) => (
          <Alarm key={`${alarm.caseId} ${alarm.clockId}`} alarm={alarm} />
        ))}
      </ul>
    </Notice>
  );
}

function Alarm({ alarm }: { alarm: AlarmView }) {
  const t = useRosterWords();
  const wordsOf = useWordsOf();
  const { instant, time } = useFormats();
  const { caseId, clockId, number, body, dueAt, reason, raisedAt, nextCallAt, called, acknowledged } = alarm;
  const acknowledge = useCommand({
    name: `duty-alarm:${caseId}:${clockId}`,
    send: (_input: undefined, idempotencyKey) =>
      roster.acknowledgeAlarm({ caseId, clockId }, { context: { idempotencyKey } }),
    invalidates: [rosterKey],
  });
  const urgency = alarm.urgency === "critical" || alarm.urgency === "urgent" ? alarm.urgency : "normal";
  return (
    <li className={classes.panel} data-alarm>
      <strong>
        {number} · {wordsOf(body.name)} · {t(`alarms.urgency.${urgency}`)}
      </strong>
      <span>{t("calls.due", { at: instant(dueAt) })}</span>
      <span className={classes.soft}>
        {[
          t("alarms.since", { at: instant(raisedAt) }),
          reason === "nobody" ? t("alarms.nobody") : t("alarms.unanswered", { count: called }),
          ...(nextCallAt === undefined ? [] : [t("alarms.again", { at: time(nextCallAt) })]),
        ].join(" · ")}
      </span>
      {acknowledged && (
        <span>{t("alarms.acknowledged", { name: acknowledged.by.name, at: instant(acknowledged.at) })}</span>
      )}
      <CommandNotice state={acknowledge.state} />
      <div className={classes.buttons}>
        {!acknowledged && (
          <Button loading={acknowledge.busy} onClick={() => void acknowledge.run(undefined)}>
            {t("alarms.acknowledge")}
          </Button>
        )}
        <Link to="/roster/$bodyId" params={{ bodyId: body.id }}>
          {t("alarms.roster")}
        </Link>
        {alarm.mayOpen && (
          <Link to="/desk/cases/$caseId" params={{ caseId }}>
            {t("alarms.open")}
          </Link>
        )}
      </div>
    </li>
  );
}
