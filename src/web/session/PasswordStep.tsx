import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { Page } from "#web/kit/Page.tsx";
import { SecretInput } from "#web/kit/SecretInput.tsx";
import type { SignInState } from "./authCall.ts";
import { AuthNotice } from "./AuthNotice.tsx";
import classes from "./SignIn.module.css";
import { useSignInWords } from "./signInWords.ts";
import { useAuthStep } from "./useAuthStep.ts";

/** Asks for login and password. */
export function PasswordStep({ onDone }: { onDone(state: SignInState, password: string): void }) {
  const t = useSignInWords();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAuthStep<SignInState>("sign-in", (state) => onDone(state, password));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (login.trim() !== "" && password !== "") void step.send({ login, password });
  }

  return (
    <Page title={t("title")} lead={t("lead")}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t("login")}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          error={tried && login.trim() === "" && t("missing")}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <SecretInput
          label={t("password")}
          name="password"
          autoComplete="current-password"
          value={password}
          error={tried && password === "" && t("missing")}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <AuthNotice error={step.error} />
        <Button type="submit" size="lg" loading={step.busy}>
          {t("next")}
        </Button>
      </form>
      <div className={classes.foot}>
        <p>{t("forgotten")}</p>
        <Link to="/me/sign-in">{t("reporter")}</Link>
      </div>
    </Page>
  );
}
