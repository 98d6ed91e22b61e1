import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { SignInNotice } from "#web/kit/SignInNotice.tsx";
import { useSession } from "#web/session/session.ts";
import { listMyCases } from "../calls/requestCalls.ts";
import { dropReceipt, listReceipts } from "../receipts/keptReceipts.ts";
import { KeptCaseLine, OwnCaseLine } from "./MyCaseLine.tsx";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** A reporter's cases: those of this device by their receipt codes, and all of them when signed in. */
export function MyCasesScreen() {
  const t = useTrackWords();
  const session = useSession();
  const [kept, setKept] = useState(() => listReceipts(browserStorage()));
  const signedIn = session.reporter !== undefined;

  function remove(caseId: string): void {
    dropReceipt(browserStorage(), caseId);
    setKept(listReceipts(browserStorage()));
  }

  return (
    <Page
      title={t("my.title")}
      lead={t("my.lead")}
      backTo="/track"
      aside={signedIn && <SignOut signOut={session.signOut} />}
    >
      {kept.length > 0 && (
        <section className={classes.part} aria-labelledby="here">
          <h2 id="here">{t("my.here")}</h2>
          <ul className={classes.cases}>
            {kept.map((receipt) => (
              <KeptCaseLine key={receipt.caseId} receipt={receipt} onRemove={() => remove(receipt.caseId)} />
            ))}
          </ul>
          <p className={classes.soft}>{t("my.hereHint")}</p>
        </section>
      )}
      {kept.length === 0 && !signedIn && (
        <EmptyState
          title={t("my.empty")}
          hint={t("my.emptyHint")}
          action={
            <div className={classes.buttons}>
              <Button component={Link} to="/report" size="lg">
                {t("my.report")}
              </Button>
              <Button component={Link} to="/track" size="lg" variant="default">
                {t("title")}
              </Button>
            </div>
          }
        />
      )}
      {signedIn ? (
        <OwnCases />
      ) : (
        session.status !== "loading" && (
          <SignInNotice says={t("my.signInHint")} button={t("my.signIn")} next="/my" />
        )
      )}
    </Page>
  );
}

function SignOut({ signOut }: { signOut: () => Promise<void> }) {
  const t = useTrackWords();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  return (
    <div>
      <Button
        variant="default"
        loading={state === "busy"}
        leftSection={<Icon name="signOut" size={18} />}
        onClick={() => {
          setState("busy");
          signOut().then(
            () => setState("idle"),
            () => setState("failed"),
          );
        }}
      >
        {t("my.signOut")}
      </Button>
      {state === "failed" && <p role="alert">{t("my.signOutFailed")}</p>}
    </div>
  );
}

function OwnCases() {
  const t = useTrackWords();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ["my-cases"],
      queryFn: ({ pageParam, signal }) => listMyCases(pageParam, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    });
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <section className={classes.part} aria-labelledby="signed-in">
      <h2 id="signed-in">{t("my.signedIn")}</h2>
      <div className={classes.links}>
        <Link to="/my/notices">{t("my.notices")}</Link>
      </div>
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && lines.length === 0 && <EmptyState title={t("my.empty")} hint={t("my.emptyHint")} />}
      <ul className={classes.cases}>
        {lines.map((line) => (
          <OwnCaseLine key={line.id} line={line} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("my.more")}
        </Button>
      )}
    </section>
  );
}
