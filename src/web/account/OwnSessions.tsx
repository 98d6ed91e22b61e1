import { Button } from "@mantine/core";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { AuthNotice } from "#web/session/AuthNotice.tsx";
import { useAuthStep } from "#web/session/useAuthStep.ts";
import { useFormats } from "#web/words/formats.ts";
import classes from "./Account.module.css";
import type { OwnSession } from "./ownSignIn.ts";
import { useAccountWords } from "./words.ts";

/** The devices that one is signed in on, each but this one with a way out. */
export function OwnSessions({ sessions, onEnded }: { sessions: readonly OwnSession[]; onEnded: () => void }) {
  const a = useAccountWords();
  const one = useAuthStep<object>("end-session", onEnded);
  const others = useAuthStep<object>("end-other-sessions", onEnded);
  const alone = sessions.every(({ current }) => current);
  return (
    <section className={classes.section}>
      <h2>{a("sessions.title")}</h2>
      <p className={classes.quiet}>{alone ? a("sessions.alone") : a("sessions.hint")}</p>
      <ul className={classes.list}>
        {sessions.map((session) => (
          <li key={session.id} className={classes.item}>
            <SessionLine session={session} />
            {!session.current && (
              <Button variant="default" disabled={one.busy} onClick={() => void one.send({ id: session.id })}>
                {a("sessions.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AuthNotice error={one.error ?? others.error} />
      {!alone && (
        <Button
          className={classes.button ?? ""}
          variant="default"
          loading={others.busy}
          onClick={() => void others.send({})}
        >
          {a("sessions.endOthers")}
        </Button>
      )}
    </section>
  );
}

function SessionLine({ session }: { session: OwnSession }) {
  const a = useAccountWords();
  const { instant, ago } = useFormats();
  const nowMs = useServerNow();
  const { system, browser, network, begunAt, lastSeenAt, current } = session;
  const at = instant(begunAt);
  return (
    <span className={classes.device}>
      <strong>
        {a("sessions.device", {
          system: a(`sessions.system.${system}`),
          browser: a(`sessions.browser.${browser}`),
        })}
        {current && <em className={classes.here}>{a("sessions.here")}</em>}
      </strong>
      <small>
        {network === undefined ? a("sessions.lineNoNetwork", { at }) : a("sessions.line", { network, at })}
      </small>
      {!current && <small>{a("sessions.seen", { ago: ago(lastSeenAt, nowMs) })}</small>}
    </span>
  );
}
