import { Button, TextInput } from "@mantine/core";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useCallback, useEffect, useRef, useState } from "react";
import { type ApiError, asApiError, sentenceFor } from "#web/client/apiError.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWords } from "#web/words/useWords.ts";
import { trackCase } from "../calls/requestCalls.ts";
import { keepReceipt } from "../receipts/keptReceipts.ts";
import {
  findCodeInHash,
  groupedReceiptCode,
  receiptCodeLength,
  receiptCodeOf,
} from "../receipts/receiptCode.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** Enter the receipt code, by hand or by the QR code of a receipt, and go to the case. */
export function TrackScreen() {
  const t = useTrackWords();
  const opening = useOpening();
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const missing = receiptCodeLength - receiptCodeOf(code).length;
  const { open } = opening;

  // A scanned code stands behind the #; it leaves the address bar as soon as it is read.
  const { hash } = useLocation();
  const given = findCodeInHash(hash);
  const navigate = useNavigate();
  const begun = useRef<string>(undefined);
  useEffect(() => {
    if (given === undefined || begun.current === given) return;
    begun.current = given;
    setCode(given);
    setTried(true);
    void navigate({ to: "/track", replace: true, hash: "" }).then(() => {
      if (receiptCodeOf(given).length === receiptCodeLength) void open(given);
    });
  }, [given, navigate, open]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (missing === 0) void open(groupedReceiptCode(code));
  }

  function problem(): string | undefined {
    if (!tried || missing === 0) return undefined;
    return missing === receiptCodeLength ? t("codeMissing") : t("codeShort", { count: missing });
  }

  return (
    <Page title={t("title")} lead={t("lead")}>
      <form className={classes.find} onSubmit={submit} noValidate>
        <TextInput
          className={classes.code ?? ""}
          label={t("code")}
          description={t("codeHint")}
          placeholder={t("codeExample")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          error={problem()}
          onChange={(event) => {
            setCode(groupedReceiptCode(event.currentTarget.value));
            opening.forget();
          }}
        />
        <OpeningProblem error={opening.error} />
        <Button type="submit" size="lg" loading={opening.busy} leftSection={<Icon name="search" />}>
          {t("find")}
        </Button>
      </form>
      <p className={classes.links}>
        <Link to="/my">{t("mine")}</Link>
        <Link to="/me/sign-in" search={{ next: "/my" }}>
          {t("signIn")}
        </Link>
      </p>
    </Page>
  );
}

function OpeningProblem({ error }: { error: ApiError | undefined }) {
  const shared = useWords();
  if (!error) return null;
  return (
    <Notice tone={error.kind === "refused" ? "bad" : "warn"} urgent>
      {sentenceFor(error, shared)}
    </Notice>
  );
}

/** Opens a case by its code, keeps the code on this device, and goes there. */
function useOpening() {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const open = useCallback(
    async (receiptCode: string) => {
      setBusy(true);
      setError(undefined);
      try {
        const { id, number, openedAt, kind, reporter } = await trackCase(receiptCode);
        const receipt = { caseId: id, number, receiptCode, reportedAt: openedAt, kind: kind.id };
        keepReceipt(browserStorage(), { ...receipt, reachable: reporter.reachable });
        await navigate({ to: `/track/${id}` });
      } catch (thrown) {
        setBusy(false);
        setError(asApiError(thrown));
      }
    },
    [navigate],
  );
  return { busy, error, open, forget: () => setError(undefined) };
}
