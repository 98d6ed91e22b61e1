import { Button } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { SecretInput } from "#web/kit/SecretInput.tsx";
import { AuthNotice } from "#web/session/AuthNotice.tsx";
import { useAuthStep } from "#web/session/useAuthStep.ts";
import { useFormats } from "#web/words/formats.ts";
import classes from "./Account.module.css";
import { useAccountWords } from "./words.ts";

/** What {@link ChangePassword} takes. */
export interface ChangePasswordProps {
  login: string;
  setAt: string | undefined;
  onDone: () => void;
}

/** The password: since when, and changing it. */
export function ChangePassword({ login, setAt, onDone }: ChangePasswordProps) {
  const a = useAccountWords();
  const { day } = useFormats();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <section className={classes.section}>
      <h2>{a("password.title")}</h2>
      {setAt !== undefined && <p>{a("password.setAt", { day: day(setAt) })}</p>}
      {done && (
        <Notice tone="good" urgent>
          {a("password.done")}
        </Notice>
      )}
      <Button className={classes.button ?? ""} variant="default" onClick={() => setOpen(true)}>
        {a("password.change")}
      </Button>
      {open && (
        <Dialog title={a("password.change")} onClose={() => setOpen(false)}>
          <PasswordForm
            login={login}
            onDone={() => {
              setOpen(false);
              setDone(true);
              onDone();
            }}
          />
        </Dialog>
      )}
    </section>
  );
}

function PasswordForm({ login, onDone }: { login: string; onDone: () => void }) {
  const a = useAccountWords();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAuthStep<object>("change-password", onDone);
  const missing = (value: string) => tried && value === "" && a("password.missing");

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (currentPassword !== "" && newPassword !== "" && newPassword === again)
      void step.send({ currentPassword, newPassword });
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.quiet}>{a("password.explains")}</p>
      {/* For the browser's store of passwords: whose it is that changes. */}
      <input hidden readOnly autoComplete="username" value={login} />
      <SecretInput
        label={a("password.current")}
        autoComplete="current-password"
        value={currentPassword}
        error={missing(currentPassword)}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <SecretInput
        label={a("password.next")}
        description={a("password.nextHint")}
        autoComplete="new-password"
        value={newPassword}
        error={missing(newPassword)}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <SecretInput
        label={a("password.again")}
        autoComplete="new-password"
        value={again}
        error={missing(again) || (tried && again !== newPassword && a("password.different"))}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <AuthNotice error={step.error} />
      <Button type="submit" size="lg" loading={step.busy}>
        {a("password.send")}
      </Button>
    </form>
  );
}
