import { Button } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { SecretInput } from "#web/kit/SecretInput.tsx";
import { AuthNotice } from "./AuthNotice.tsx";
import classes from "./SignIn.module.css";
import { useSignInWords } from "./signInWords.ts";
import { useAuthStep } from "./useAuthStep.ts";

const shortestPassword = 12;

/** Sets the password of whoever was invited: `/invite#<token>`, where no server's log sees the token. */
export function AcceptInvite() {
  const t = useSignInWords();
  const { hash } = useLocation();
  const token = hash.replace(/^#/, "");
  const [login, setLogin] = useState<string>();
  return (
    <Page title={t("inviteTitle")} lead={t("inviteLead")}>
      {token === "" && <Notice tone="bad">{t("inviteBroken")}</Notice>}
      {token !== "" && login === undefined && <PasswordForm token={token} onDone={setLogin} />}
      {login !== undefined && (
        <>
          <Notice tone="good" urgent>
            {t("inviteDone", { login })}
          </Notice>
          <Link to="/sign-in">{t("inviteGo")}</Link>
        </>
      )}
    </Page>
  );
}

function PasswordForm({ token, onDone }: { token: string; onDone(login: string): void }) {
  const t = useSignInWords();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAuthStep<{ login: string }>("accept-invite", ({ login }) => onDone(login));
  const tooShort = [...password].length < shortestPassword;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (!tooShort && password === again) void step.send({ token, password });
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <SecretInput
        label={t("invitePassword")}
        description={t("invitePasswordHint", { least: shortestPassword })}
        autoComplete="new-password"
        value={password}
        error={tried && tooShort && t("inviteTooShort", { least: shortestPassword })}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SecretInput
        label={t("inviteAgain")}
        autoComplete="new-password"
        value={again}
        error={tried && password !== again && t("inviteDifferent")}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <AuthNotice error={step.error} />
      <Button type="submit" size="lg" loading={step.busy}>
        {t("inviteSend")}
      </Button>
    </form>
  );
}
