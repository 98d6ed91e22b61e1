import { Button } from "@mantine/core";
import { useState } from "react";
import { client } from "#web/client/client.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { sessionQuery } from "#web/session/session.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./FirstSteps.module.css";
import { type FirstStepLine, type FirstSteps, firstStepsKey } from "./firstSteps.ts";
import { useFirstStepsWords } from "./words.ts";

/** Records that the service is live; where something stays open, it is named first. */
export function GoLive({ path }: { path: FirstSteps }) {
  const f = useFirstStepsWords();
  const { instant } = useFormats();
  const [asking, setAsking] = useState(false);
  const open = path.lines.filter(({ done }) => !done);
  const barring = open.filter(({ must }) => must);
  if (path.live) {
    const { at, by, open: wasOpen } = path.live;
    const codes = wasOpen.filter((code): code is FirstStepLine["code"] =>
      path.lines.some((line) => line.code === code),
    );
    return (
      <Notice tone="good" title={f("live.since", { at: instant(at), name: by?.name ?? "" })}>
        {codes.length === 0
          ? f("live.nothingOpen")
          : f("live.wasOpen", { what: codes.map((code) => f(`short.${code}`)).join(f("between")) })}
      </Notice>
    );
  }
  return (
    <div className={classes.live}>
      <Button size="lg" disabled={barring.length > 0} onClick={() => setAsking(true)}>
        {f("live.go")}
      </Button>
      <p className={classes.soft}>
        {barring.length > 0
          ? f("live.barred", { what: barring.map(({ code }) => f(`short.${code}`)).join(f("between")) })
          : f("live.ready")}
      </p>
      {asking && <Ask open={open} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Ask({ open, onClose }: { open: readonly FirstStepLine[]; onClose: () => void }) {
  const f = useFirstStepsWords();
  const t = useWords();
  const command = useCommand({
    name: "first-steps:go-live",
    send: (_: undefined, idempotencyKey) => client.firstSteps.goLive({}, { context: { idempotencyKey } }),
    invalidates: [firstStepsKey, sessionQuery.queryKey],
    onDone: onClose,
  });
  return (
    <Dialog title={f("live.go")} onClose={onClose}>
      <div className={classes.ask}>
        <p>{f("live.explains")}</p>
        {open.length > 0 && (
          <>
            <p>{f("live.staysOpen")}</p>
            <ul>
              {open.map(({ code }) => (
                <li key={code}>{f(`short.${code}`)}</li>
              ))}
            </ul>
          </>
        )}
        <CommandNotice state={command.state} />
        <Button size="lg" loading={command.busy} onClick={() => void command.run(undefined)}>
          {f("live.confirm")}
        </Button>
        <Button size="lg" variant="default" onClick={onClose}>
          {t("actions.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
