import { Button } from "@mantine/core";
import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { type ActionField, valueOf } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { type FittingPaper, mayNameReporter, paperNames, papersFor } from "../../domain/papers.ts";
import { fetchPaper, paperPath } from "./fetchPaper.ts";
import { PaperButton } from "./PaperButton.tsx";
import classes from "./Papers.module.css";
import { usePaperWords } from "./words.ts";

const mostReason = 500;

/** The papers that fit a case, behind one button. */
export function CasePapers({ view }: { view: CaseView }) {
  const t = usePaperWords();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState<FittingPaper>();
  const papers = papersFor(view);
  if (papers.length === 0) return null;
  const slip = papers.findLast(({ paper }) => paper === "handOverSlip");
  return (
    <>
      <Button variant="default" leftSection={<Icon name="file" size={18} />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open && (
        <Dialog title={t("title")} onClose={() => setOpen(false)}>
          <p>{t("lead")}</p>
          <ul className={classes.papers}>
            {papers.map((each) => (
              <li key={`${each.paper}.${each.step ?? ""}`}>
                <OnePaper view={view} fitting={each} />
              </li>
            ))}
            {slip && mayNameReporter(view) && (
              <li>
                <Button
                  variant="default"
                  leftSection={<Icon name="eyeOff" size={18} />}
                  onClick={() => setNaming(slip)}
                >
                  {t("named")}
                </Button>
              </li>
            )}
          </ul>
        </Dialog>
      )}
      {naming && <NamedSlip caseId={view.id} slip={naming} onClose={() => setNaming(undefined)} />}
    </>
  );
}

function OnePaper({ view, fitting }: { view: CaseView; fitting: FittingPaper }) {
  const t = usePaperWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { paper, step, number } = fitting;
  const name = wordsOf(paperNames[paper]);
  const at = view.timeline.find(({ version }) => version === step)?.at;
  const when = at === undefined ? "" : formats.instant(at);
  const label =
    number === undefined
      ? when === ""
        ? name
        : t("of", { name, when })
      : t("numbered", { name, number, when });
  return <PaperButton label={label} asked={{ path: paperPath(view.id, paper, step) }} />;
}

/** Asks why the reporter must stand on the slip; the reason is recorded before anything is printed. */
function NamedSlip({ caseId, slip, onClose }: { caseId: string; slip: FittingPaper; onClose: () => void }) {
  const t = usePaperWords();
  const reason = {
    kind: "longText",
    name: "reason",
    label: t("reason"),
    hint: t("reasonHint"),
    required: true,
    mostCharacters: mostReason,
  } as const satisfies ActionField;
  return (
    <Dialog title={t("namedTitle")} onClose={onClose}>
      <ActionForm
        intro={
          <Notice tone="warn" icon="record">
            {t("namedWarn")}
          </Notice>
        }
        name={`named-slip:${caseId}`}
        fields={[reason]}
        submitLabel={t("print")}
        send={(values) =>
          fetchPaper({
            path: paperPath(caseId, slip.paper, slip.step),
            body: { reason: valueOf(values, reason).trim() },
          })
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}
