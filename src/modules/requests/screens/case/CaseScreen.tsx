import { useParams } from "@tanstack/react-router";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useCase } from "../calls/useCase.ts";
import { lastList } from "../queue/lastList.ts";
import { CasePage } from "./CasePage.tsx";
import { useCaseWords } from "./words.ts";

/** One case on the desk. */
export function CaseScreen() {
  const { caseId = "" }: { caseId?: string } = useParams({ strict: false });
  // In another post the case is another: what was begun in one is not sent in the name of the other.
  const { post } = useSession();
  return <Opened key={`${caseId} ${post?.id ?? ""}`} caseId={caseId} />;
}

function Opened({ caseId }: { caseId: string }) {
  const t = useCaseWords();
  const followed = useCase(caseId);
  if (followed.view) return <CasePage view={followed.view} followed={followed} />;
  return (
    <Page title={t("title")} backTo={lastList().to} backSearch={lastList().search} width="wide">
      {followed.error ? (
        <ErrorState error={followed.error} onRetry={() => void followed.reload()} />
      ) : (
        <LoadingState shape="page" />
      )}
    </Page>
  );
}
