import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import type { ApiError } from "#web/client/apiError.ts";
import { Page } from "#web/kit/Page.tsx";
import { AuthNotice } from "#web/session/AuthNotice.tsx";
import { type CodeSent, sendCode } from "./reporterCalls.ts";
import classes from "./SignIn.module.css";
import { useReporterWords } from "./words.ts";

/** What {@link PhoneForm} takes. */
export interface PhoneFormProps {
  phone: string;
  onPhone(phone: string): void;
  onSent(sent: CodeSent): void;
}

/** Asks for the phone and has a code sent to it. */
export function PhoneForm({ phone, onPhone, onSent }: PhoneFormProps) {
  const t = useReporterWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [tooShort, setTooShort] = useState(false);

  async function send(): Promise<void> {
    setBusy(true);
    setError(undefined);
    const outcome = await sendCode(phone);
    setBusy(false);
    if (outcome.done) onSent(outcome.answer);
    else setError(outcome.error);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const short = phone.replace(/\D/gu, "").length < 11 && !/[０-９]/u.test(phone);
    setTooShort(short);
    if (!short && !busy) void send();
  }

  return (
    <Page title={t("title")} lead={t("lead")}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          className={classes.number}
          label={t("phone")}
          description={t("phoneHint")}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          value={phone}
          error={tooShort && t("phoneWrong")}
          onChange={(event) => {
            onPhone(event.currentTarget.value);
            setTooShort(false);
          }}
        />
        <AuthNotice error={error} />
        <Button type="submit" size="lg" loading={busy}>
          {t("send")}
        </Button>
      </form>
      <div className={classes.links}>
        <Link to="/track">{t("track")}</Link>
        <Link to="/sign-in">{t("staff")}</Link>
      </div>
    </Page>
  );
}
