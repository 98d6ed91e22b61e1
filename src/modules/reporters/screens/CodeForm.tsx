import { Button, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import type { ApiError } from "#web/client/apiError.ts";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { AuthNotice } from "#web/session/AuthNotice.tsx";
import { type CodeSent, sendCode, signIn, waitOf } from "./reporterCalls.ts";
import classes from "./SignIn.module.css";
import { useCountdown } from "./useCountdown.ts";
import { useReporterWords } from "./words.ts";

/** What {@link CodeForm} takes. */
export interface CodeFormProps {
  phone: string;
  sent: CodeSent;
  onDone(): void;
  onOtherPhone(): void;
}

/** Asks for the code that was sent, and sends another when there is none. */
export function CodeForm({ phone, sent, onDone, onOtherPhone }: CodeFormProps) {
  const t = useReporterWords();
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState<"signing-in" | "sending">();
  const [resent, setResent] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [secondsLeft, waitFor] = useCountdown(sent.nextInSeconds);

  async function send(): Promise<void> {
    setBusy("signing-in");
    setResent(false);
    const outcome = await signIn(phone, code);
    setBusy(undefined);
    setError(outcome.done ? undefined : outcome.error);
    if (outcome.done) onDone();
  }

  async function sendAnother(): Promise<void> {
    setBusy("sending");
    const outcome = await sendCode(phone);
    setBusy(undefined);
    setResent(outcome.done);
    setError(outcome.done ? undefined : outcome.error);
    waitFor(outcome.done ? outcome.answer.nextInSeconds : (waitOf(outcome.error) ?? 0));
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const empty = code.trim() === "";
    setMissing(empty);
    if (!empty && busy === undefined) void send();
  }

  const lead = t("codeLead", { phone, minutes: Math.round(sent.expiresInSeconds / 60) });
  return (
    <Page title={t("codeTitle")} lead={lead}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          className={classes.code}
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          error={missing && t("codeWrong")}
          onChange={(event) => {
            setCode(event.currentTarget.value);
            setMissing(false);
          }}
        />
        {resent && <Notice tone="good">{t("resent")}</Notice>}
        <AuthNotice error={error} />
        <Button type="submit" size="lg" loading={busy === "signing-in"}>
          {t("signIn")}
        </Button>
        <Button
          variant="default"
          disabled={secondsLeft > 0}
          loading={busy === "sending"}
          onClick={() => void sendAnother()}
        >
          {secondsLeft > 0 ? t("againIn", { seconds: secondsLeft }) : t("again")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onOtherPhone}>
          {t("otherPhone")}
        </Button>
      </form>
    </Page>
  );
}
