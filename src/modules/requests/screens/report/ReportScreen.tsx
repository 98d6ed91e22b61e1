import { Button } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import type { RequestProcessId } from "../../domain/processes.ts";
import type { Receipt } from "../calls/requestCalls.ts";
import { keepReceipt } from "../receipts/keptReceipts.ts";
import type { ReportDraft } from "./reportDraft.ts";
import { ReportForm } from "./ReportForm.tsx";
import { useReportWords } from "./words.ts";

/** Reporting from a phone: `/report`, and `/report?process=business-difficulty` for businesses. */
export function ReportScreen() {
  const t = useReportWords();
  const session = useSession();
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const signedIn = session.reporter !== undefined;

  function onReceipt(receipt: Receipt, draft: ReportDraft, changedSince: boolean): void {
    const { caseId, number, receiptCode, reportedAt, holder, dueAt } = receipt;
    keepReceipt(browserStorage(), {
      caseId,
      number,
      receiptCode,
      reportedAt,
      kind: draft.kind,
      holder,
      dueAt,
      reachable: draft.who !== "unnamed",
      urgent: draft.urgency !== "normal",
      changedSince,
    });
    void navigate({ to: `/receipt/${caseId}`, replace: true });
  }

  return (
    <Page title={t("title")} lead={t("lead")}>
      {session.person && (
        <Notice
          tone="warn"
          action={
            <Button component={Link} to="/desk/report" variant="default">
              {t("toDesk")}
            </Button>
          }
        >
          {t("staffHere")}
        </Notice>
      )}
      <ReportForm
        surface="public"
        process={processOf(search["process"])}
        signedIn={signedIn}
        onReceipt={onReceipt}
      />
    </Page>
  );
}

function processOf(wanted: unknown): RequestProcessId | undefined {
  return wanted === "business-difficulty" || wanted === "resident-request" ? wanted : undefined;
}
