import { Button } from "@mantine/core";
import { useState } from "react";
import { client } from "#web/client/client.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import type { CaseView } from "../../contract.ts";
import { actOnCase } from "../calls/requestCalls.ts";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

/** How a call went, in one press. */
const results = {
  reached: { way: "phone", reached: true },
  noAnswer: { way: "phone", reached: false, missed: "no-answer" },
  wrongNumber: { way: "phone", reached: false, missed: "wrong-number" },
} as const;

/** Dials the reporter for whoever leads: the contact is logged as the number is shown, and how it went is asked for. */
export function CallReporter({ view, onActed }: { view: CaseView; onActed: (view: CaseView) => void }) {
  const t = useCaseWords();
  const [phone, setPhone] = useState<string>();
  const offered = view.actions.find(({ action, blocked }) => action === "contact" && !blocked);
  const taskId = offered?.taskId;
  const call = useCommand({
    name: `call:${view.id}`,
    send: (input: { caseId: string; taskId: number }, idempotencyKey) =>
      client.requests.call(input, { context: { idempotencyKey } }),
    onDone(answer) {
      setPhone(answer.phone);
      onActed(answer.case);
      // Where there is a phone it begins to dial; elsewhere the number stands on the page.
      window.location.assign(`tel:${answer.phone}`);
    },
  });
  const tell = useCommand({
    name: `called:${view.id}`,
    send: (result: keyof typeof results, idempotencyKey) =>
      actOnCase(view.id, "contact", { taskId, input: results[result] }, { idempotencyKey }),
    onDone(next) {
      setPhone(undefined);
      onActed(next);
    },
  });
  if (taskId === undefined) return null;
  return (
    <div className={classes.call}>
      {phone === undefined ? (
        <Button
          leftSection={<Icon name="phone" size={18} />}
          loading={call.busy}
          onClick={() => void call.run({ caseId: view.id, taskId })}
        >
          {t("call.dial")}
        </Button>
      ) : (
        <>
          <p>
            <a className={classes.number} href={`tel:${phone}`} aria-label={t("unmask.call", { phone })}>
              {phone}
            </a>
          </p>
          <p className={classes.soft}>{t("call.logged")}</p>
          <fieldset className={classes.results}>
            <legend>{t("call.howItWent")}</legend>
            {(Object.keys(results) as (keyof typeof results)[]).map((result) => (
              <Button
                key={result}
                variant={result === "reached" ? "filled" : "default"}
                loading={tell.busy}
                onClick={() => void tell.run(result)}
              >
                {t(`call.${result}`)}
              </Button>
            ))}
          </fieldset>
        </>
      )}
      <CommandNotice state={call.state} />
      <CommandNotice state={tell.state} />
    </div>
  );
}
