import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Notice } from "./Notice.tsx";

/** What {@link SignInNotice} takes. */
export interface SignInNoticeProps {
  /** What signing in is good for. */
  says: string;
  button: string;
  /** Where it leads back to. */
  next: string;
}

/** Invites a reporter to sign in with their phone. */
export function SignInNotice({ says, button, next }: SignInNoticeProps) {
  return (
    <Notice
      tone="calm"
      icon="phone"
      action={
        <Button
          variant="default"
          renderRoot={(rest) => <Link {...rest} to="/me/sign-in" search={{ next }} />}
        >
          {button}
        </Button>
      }
    >
      {says}
    </Notice>
  );
}
