import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { LiveProvider } from "#web/live/LiveProvider.tsx";
import { CaseAccessContext } from "../calls/caseAccess.ts";
import { useCase } from "../calls/useCase.ts";
import { findReceipt } from "../receipts/keptReceipts.ts";
import { TrackedCase } from "./TrackedCase.tsx";
import { useTrackWords } from "./words.ts";

/** A case as its reporter follows it: by the receipt code kept on this device, else as they are signed in. */
export function TrackCaseScreen() {
  const { caseId = "" }: { caseId?: string } = useParams({ strict: false });
  const receiptCode = findReceipt(browserStorage(), caseId)?.receiptCode;
  const access = useMemo(() => ({ receiptCode }), [receiptCode]);
  const page = (
    <CaseAccessContext value={access}>
      <Followed key={caseId} caseId={caseId} />
    </CaseAccessContext>
  );
  return receiptCode === undefined ? <LiveProvider>{page}</LiveProvider> : page;
}

function Followed({ caseId }: { caseId: string }) {
  const t = useTrackWords();
  const followed = useCase(caseId);
  if (followed.view) return <TrackedCase view={followed.view} followed={followed} />;
  return (
    <Page title={t("title")} backTo="/track">
      {followed.error ? (
        <ErrorState error={followed.error} onRetry={() => void followed.reload()} />
      ) : (
        <LoadingState shape="page" />
      )}
    </Page>
  );
}
