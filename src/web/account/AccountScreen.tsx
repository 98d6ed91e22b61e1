import { useQuery } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { ownSignInQuery } from "./ownSignIn.ts";
import { OwnSessions } from "./OwnSessions.tsx";
import { SecondFactor } from "./SecondFactor.tsx";
import { useAccountWords } from "./words.ts";

/** What staff see and change of how they sign in themselves. */
export function AccountScreen() {
  const a = useAccountWords();
  const { data, error, refetch } = useQuery(ownSignInQuery);
  const renew = () => void refetch();
  return (
    <Page title={a("title")} lead={data && a("lead", { login: data.login })}>
      {error ? (
        <ErrorState error={asApiError(error)} onRetry={renew} />
      ) : data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <ChangePassword login={data.login} setAt={data.passwordSetAt} onDone={renew} />
          <SecondFactor has={data.secondFactor} required={data.secondFactorRequired} onDone={renew} />
          <OwnSessions sessions={data.sessions} onEnded={renew} />
        </>
      )}
    </Page>
  );
}
