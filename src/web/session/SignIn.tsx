import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { SignInState } from "./authCall.ts";
import { CodeStep } from "./CodeStep.tsx";
import { localPath } from "./localPath.ts";
import { PasswordStep } from "./PasswordStep.tsx";
import { sessionQuery } from "./session.ts";
import { SetUpSecondFactor } from "./SetUpSecondFactor.tsx";

/** Leads on to the first screen of the post. */
const deskHome = "/start";

type Step = { is: "password" } | { is: "second-factor" } | { is: "set-up"; password: string };

/** Staff sign-in: login and password, then the second factor where there is one, or setting it up where one is due. */
export function SignIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const [step, setStep] = useState<Step>({ is: "password" });

  async function enter(): Promise<void> {
    await queries.resetQueries({ queryKey: sessionQuery.queryKey });
    await navigate({ href: localPath(search["next"], deskHome), replace: true });
  }

  function goOn({ state }: SignInState, password: string): void {
    if (state === "second-factor") setStep({ is: "second-factor" });
    else if (state === "set-up-second-factor") setStep({ is: "set-up", password });
    else void enter();
  }

  if (step.is === "second-factor") {
    return <CodeStep onDone={() => void enter()} onStartOver={() => setStep({ is: "password" })} />;
  }
  if (step.is === "set-up") return <SetUpSecondFactor password={step.password} onDone={() => void enter()} />;
  return <PasswordStep onDone={goOn} />;
}
