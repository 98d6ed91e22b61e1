import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useFormats } from "#web/words/formats.ts";
import { findReceipt } from "./keptReceipts.ts";
import { NextSteps } from "./NextSteps.tsx";
import classes from "./Receipt.module.css";
import { ReceiptCode } from "./ReceiptCode.tsx";
import { useReceiptWords } from "./words.ts";

/** What a reporter takes home: the code, what happens next, and the way to follow it. */
export function ReceiptScreen() {
  const t = useReceiptWords();
  const formats = useFormats();
  const { caseId = "" }: { caseId?: string } = useParams({ strict: false });
  const receipt = findReceipt(browserStorage(), caseId);
  if (!receipt) {
    return (
      <Page title={t("missingTitle")}>
        <EmptyState
          icon="search"
          title={t("missingTitle")}
          hint={t("missingHint")}
          action={
            <Button component={Link} to="/track" size="lg">
              {t("toTrack")}
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page
      title={t("title")}
      lead={t("lead", { number: receipt.number, at: formats.instant(receipt.reportedAt) })}
    >
      {receipt.urgent && (
        <Notice tone="bad" icon="phone">
          {t("emergency")}
        </Notice>
      )}
      {receipt.changedSince && <Notice tone="warn">{t("changedSince")}</Notice>}
      <ReceiptCode receipt={receipt} />
      <div className={classes.buttons}>
        <Button component={Link} to={`/track/${caseId}`} size="lg" rightSection={<Icon name="arrowEnd" />}>
          {t("follow")}
        </Button>
        <Button component={Link} to="/report" size="lg" variant="default">
          {t("again")}
        </Button>
      </div>
      {receipt.holder && <NextSteps receipt={receipt} holder={receipt.holder} />}
      <p className={classes.soft}>
        {t("keptHere")} <Link to="/my">{t("mine")}</Link>
      </p>
    </Page>
  );
}
