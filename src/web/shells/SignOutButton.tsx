import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { forgetSearches, searchMemory } from "#web/search/recentSearches.ts";
import type { Session } from "#web/session/session.ts";
import classes from "./DeskHeader.module.css";
import { useWords } from "#web/words/useWords.ts";

/** Signs out, on the server first: what is shown follows only once it said so. */
export function SignOutButton({ session }: { session: Session }) {
  const t = useWords();
  const navigate = useNavigate();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function signOut(): Promise<void> {
    setState("busy");
    try {
      await session.signOut();
      forgetSearches(searchMemory());
      await navigate({ to: "/" });
    } catch {
      setState("failed");
    }
  }

  return (
    <Button
      className={classes.signOut ?? ""}
      variant="subtle"
      color="gray"
      loading={state === "busy"}
      leftSection={<Icon name="signOut" />}
      onClick={() => void signOut()}
    >
      {state === "failed" ? t("form.tryAgain") : t("shell.signOut")}
    </Button>
  );
}
