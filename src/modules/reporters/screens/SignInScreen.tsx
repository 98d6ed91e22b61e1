import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { localPath } from "#web/session/localPath.ts";
import { sessionQuery } from "#web/session/session.ts";
import { CodeForm } from "./CodeForm.tsx";
import { PhoneForm } from "./PhoneForm.tsx";
import type { CodeSent } from "./reporterCalls.ts";

// Where a reporter finds what they reported.
const reporterHome = "/my";

/** A reporter's sign-in: a phone number, then the code sent to it. */
export function SignInScreen() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const [phone, setPhone] = useState("");
  const [sent, setSent] = useState<CodeSent>();

  async function enter(): Promise<void> {
    await queries.resetQueries({ queryKey: sessionQuery.queryKey });
    await navigate({ href: localPath(search["next"], reporterHome), replace: true });
  }

  return sent ? (
    <CodeForm phone={phone} sent={sent} onDone={() => void enter()} onOtherPhone={() => setSent(undefined)} />
  ) : (
    <PhoneForm phone={phone} onPhone={setPhone} onSent={setSent} />
  );
}
