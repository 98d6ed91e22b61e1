import { Button } from "@mantine/core";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { QrCode } from "#web/kit/QrCode.tsx";
import { paperPath } from "../papers/fetchPaper.ts";
import { PaperButton } from "../papers/PaperButton.tsx";
import { usePaperWords } from "../papers/words.ts";
import type { KeptReceipt } from "./keptReceipts.ts";
import classes from "./Receipt.module.css";
import { useReceiptWords } from "./words.ts";

/** Where a code leads: behind the #, so that it is in no server's log. */
function addressOf(receiptCode: string): string {
  return `${location.origin}/track#code=${receiptCode}`;
}

/** The receipt code as large as it deserves, as a picture for another phone, to copy, print and save. */
export function ReceiptCode({
  receipt,
}: {
  receipt: Pick<KeptReceipt, "caseId" | "number" | "receiptCode">;
}) {
  const t = useReceiptWords();
  const { caseId, number, receiptCode } = receipt;
  const paper = usePaperWords();
  const address = addressOf(receiptCode);

  function save(): void {
    const text = t("fileText", { number, code: receiptCode, address });
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = t("fileName", { number });
    link.click();
    // The download has begun once the click returns; the bytes may go after a moment.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return (
    <section className={classes.receipt} aria-label={t("code")}>
      <div className={classes.codeSide}>
        <p className={classes.codeLabel}>{t("code")}</p>
        <p className={classes.code}>
          <span translate="no">{receiptCode}</span>
        </p>
        <p className={classes.soft}>{t("keepIt")}</p>
        <div className={classes.buttons}>
          <CopyButton text={receiptCode} label={t("copy")} />
          <Button variant="default" leftSection={<Icon name="file" size={18} />} onClick={save}>
            {t("save")}
          </Button>
          <Button
            variant="default"
            className={classes.printer ?? ""}
            leftSection={<Icon name="file" size={18} />}
            onClick={() => print()}
          >
            {t("print")}
          </Button>
          <PaperButton label={paper("receipt")} asked={{ path: paperPath(caseId, "receipt"), receiptCode }} />
        </div>
      </div>
      <QrCode text={address} label={t("scan")} />
    </section>
  );
}
