import { Button, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { Page } from "#web/kit/Page.tsx";
import { QrCode } from "#web/kit/QrCode.tsx";
import type { SignInState } from "./authCall.ts";
import { AuthNotice } from "./AuthNotice.tsx";
import classes from "./SignIn.module.css";
import { useSignInWords } from "./signInWords.ts";
import { useAuthStep } from "./useAuthStep.ts";

/** What a second factor is set up from. */
export interface SetUp {
  /** What the authenticator scans: `otpauth://totp/…`. */
  uri: string;
  backupCodes: string[];
}

/** Sets up the second factor of whoever just signed in by password and must have one. */
export function SetUpSecondFactor({ password, onDone }: { password: string; onDone(): void }) {
  const t = useSignInWords();
  const [setUp, setSetUp] = useState<SetUp>();
  const begin = useAuthStep<SetUp>("totp/begin", setSetUp);
  return (
    <Page title={t("setUpTitle")} lead={t("setUpLead")}>
      {setUp ? (
        <SecondFactorSteps setUp={setUp} sendLabel={t("confirmSend")} onDone={onDone} />
      ) : (
        <div className={classes.form}>
          <AuthNotice error={begin.error} />
          <Button size="lg" loading={begin.busy} onClick={() => void begin.send({ password })}>
            {t("setUpBegin")}
          </Button>
        </div>
      )}
    </Page>
  );
}

/** What {@link SecondFactorSteps} takes. */
export interface SecondFactorStepsProps {
  setUp: SetUp;
  sendLabel: string;
  onDone(): void;
}

/** Scanning the code, keeping the backup codes, and showing that the authenticator works. */
export function SecondFactorSteps({ setUp, sendLabel, onDone }: SecondFactorStepsProps) {
  return (
    <ol className={classes.steps}>
      <ScanStep uri={setUp.uri} />
      <BackupStep codes={setUp.backupCodes} />
      <ConfirmStep sendLabel={sendLabel} onDone={onDone} />
    </ol>
  );
}

function ScanStep({ uri }: { uri: string }) {
  const t = useSignInWords();
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <li>
      <h2>{t("scan")}</h2>
      <p>{t("scanHint")}</p>
      <div className={classes.qr}>
        <QrCode text={uri} label={t("setUpTitle")} />
      </div>
      <p>
        {t("key")} <code className={classes.key}>{key}</code>
      </p>
      <div className={classes.row}>
        <CopyButton text={key} label={t("copyKey")} />
        <Button component="a" href={uri} variant="default" hiddenFrom="md">
          {t("openHere")}
        </Button>
      </div>
    </li>
  );
}

function BackupStep({ codes }: { codes: readonly string[] }) {
  const t = useSignInWords();
  return (
    <li>
      <h2>{t("backup")}</h2>
      <p>{t("backupHint")}</p>
      <ul className={classes.backup}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.row}>
        <CopyButton text={codes.join("\n")} label={t("copyBackup")} />
      </div>
    </li>
  );
}

function ConfirmStep({ sendLabel, onDone }: { sendLabel: string; onDone(): void }) {
  const t = useSignInWords();
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAuthStep<SignInState>("totp/confirm", onDone);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== "") void step.send({ code });
  }

  return (
    <li>
      <h2>{t("confirm")}</h2>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          className={classes.code}
          label={t("code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          error={tried && code.trim() === "" && t("missing")}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <AuthNotice error={step.error} />
        <Button type="submit" size="lg" loading={step.busy}>
          {sendLabel}
        </Button>
      </form>
    </li>
  );
}
