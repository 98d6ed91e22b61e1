import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useSession } from "#web/session/session.ts";
import { homeOf } from "./navFor.ts";

/** Leads whoever signed in to the first screen of their post; each post has another. */
export function DeskHome() {
  const { post, firstSteps } = useSession();
  const navigate = useNavigate();
  const home = homeOf(post, firstSteps);
  useEffect(() => {
    void navigate({ to: home, replace: true });
  }, [navigate, home]);
  return <LoadingState shape="page" />;
}
