import { Button, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { Page } from "#web/kit/Page.tsx";
import type { SignInState } from "./authCall.ts";
import { AuthNotice } from "./AuthNotice.tsx";
import classes from "./SignIn.module.css";
import { useSignInWords } from "./signInWords.ts";
import { useAuthStep } from "./useAuthStep.ts";

/** Asks for the code of the authenticator, or a backup code. */
export function CodeStep({ onDone, onStartOver }: { onDone(): void; onStartOver(): void }) {
  const t = useSignInWords();
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAuthStep<SignInState>("second-factor", onDone);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== "") void step.send({ code });
  }

  return (
    <Page title={t("codeTitle")} lead={t("codeLead")}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          className={classes.code}
          label={t("code")}
          description={t("codeHint")}
          name="one-time-code"
          autoComplete="one-time-code"
          inputMode="text"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          error={tried && code.trim() === "" && t("missing")}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <AuthNotice error={step.error} />
        <Button type="submit" size="lg" loading={step.busy}>
          {t("codeSend")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onStartOver}>
          {t("startOver")}
        </Button>
      </form>
    </Page>
  );
}
