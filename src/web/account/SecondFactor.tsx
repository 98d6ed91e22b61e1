import { Button } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { SecretInput } from "#web/kit/SecretInput.tsx";
import { AuthNotice } from "#web/session/AuthNotice.tsx";
import { SecondFactorSteps, type SetUp } from "#web/session/SetUpSecondFactor.tsx";
import { useAuthStep } from "#web/session/useAuthStep.ts";
import classes from "./Account.module.css";
import { useAccountWords } from "./words.ts";

/** What {@link SecondFactor} takes. */
export interface SecondFactorProps {
  has: boolean;
  required: boolean;
  onDone: () => void;
}

/** The second factor: whether there is one; setting it up, or making new backup codes. */
export function SecondFactor({ has, required, onDone }: SecondFactorProps) {
  const a = useAccountWords();
  const [open, setOpen] = useState(false);
  const label = has ? a("factor.codes") : a("factor.setUp");
  return (
    <section className={classes.section}>
      <h2>{a("factor.title")}</h2>
      <p>
        {has ? a("factor.on") : a("factor.off")} {required && !has && a("factor.required")}
      </p>
      {has && <p className={classes.quiet}>{a("factor.newPhone")}</p>}
      <Button className={classes.button ?? ""} variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Dialog title={label} onClose={() => setOpen(false)}>
          {has ? (
            <NewCodes onDone={() => setOpen(false)} />
          ) : (
            <SetUpHere
              onDone={() => {
                setOpen(false);
                onDone();
              }}
            />
          )}
        </Dialog>
      )}
    </section>
  );
}

function SetUpHere({ onDone }: { onDone: () => void }) {
  const a = useAccountWords();
  const [setUp, setSetUp] = useState<SetUp>();
  if (setUp) return <SecondFactorSteps setUp={setUp} sendLabel={a("factor.confirm")} onDone={onDone} />;
  return <AskPassword path="totp/begin" explains={a("factor.setUpExplains")} onAnswer={setSetUp} />;
}

function NewCodes({ onDone }: { onDone: () => void }) {
  const a = useAccountWords();
  const [codes, setCodes] = useState<readonly string[]>();
  if (!codes) {
    return (
      <AskPassword<{ backupCodes: string[] }>
        path="totp/backup-codes"
        explains={a("factor.codesExplains")}
        onAnswer={({ backupCodes }) => setCodes(backupCodes)}
      />
    );
  }
  return (
    <div className={classes.form}>
      <h3 className={classes.small}>{a("factor.newCodes")}</h3>
      <p className={classes.quiet}>{a("factor.newCodesHint")}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes.join("\n")} label={a("factor.copyCodes")} />
      <Button size="lg" onClick={onDone}>
        {a("factor.kept")}
      </Button>
    </div>
  );
}

interface AskPasswordProps<Answer> {
  path: string;
  explains: string;
  onAnswer: (answer: Answer) => void;
}

/** Asks for the password again: whoever finds a desk left open must not change how its owner signs in. */
function AskPassword<Answer>({ path, explains, onAnswer }: AskPasswordProps<Answer>) {
  const a = useAccountWords();
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAuthStep<Answer>(path, onAnswer);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (password !== "") void step.send({ password });
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.quiet}>{explains}</p>
      <SecretInput
        label={a("factor.yourPassword")}
        autoComplete="current-password"
        value={password}
        error={tried && password === "" && a("password.missing")}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <AuthNotice error={step.error} />
      <Button type="submit" size="lg" loading={step.busy}>
        {a("factor.next")}
      </Button>
    </form>
  );
}
