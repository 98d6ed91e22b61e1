import { Button } from "@mantine/core";
import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { type ActionField, type FieldValues, valueOf } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type Kind, kinds, type Urgency, urgencies } from "../../domain/kinds.ts";
import { type ClockSpan, clockSpans } from "../../domain/listTerms.ts";
import { fetchPaper } from "./fetchPaper.ts";
import classes from "./Papers.module.css";
import { usePaperWords } from "./words.ts";

/** What the list is narrowed by, as its screen has it. */
export interface ListConditions {
  q?: string | undefined;
  open?: boolean | undefined;
  kind?: Kind | undefined;
  process?: string | undefined;
  state?: string | undefined;
  urgency?: Urgency | undefined;
  placeId?: string | undefined;
  clock?: ClockSpan | undefined;
}

const any = "any";

/** Takes out the ledger of a list, with its conditions and more. */
export function ExportLedger({ conditions }: { conditions: ListConditions }) {
  const t = usePaperWords();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  const fields = useFields();

  function send(values: FieldValues, { idempotencyKey }: { idempotencyKey: string }): Promise<string> {
    const { format, filters } = formOf(values);
    return fetchPaper({
      path: "/ledger",
      body: { format, filters: { ...conditions, ...filters } },
      idempotencyKey,
    });
  }

  return (
    <div className={classes.aside}>
      <Button variant="default" leftSection={<Icon name="file" size={18} />} onClick={() => setOpen(true)}>
        {t("ledger")}
      </Button>
      <output className={classes.said}>{made !== undefined && t("exportSaved", { name: made })}</output>
      {open && (
        <Dialog title={t("ledgerTitle")} onClose={() => setOpen(false)}>
          <ActionForm
            intro={<Conditions conditions={conditions} />}
            name="ledger"
            fields={fields}
            initial={{ format: "xlsx", urgency: any }}
            submitLabel={t("export")}
            send={send}
            onDone={(name) => {
              setMade(name);
              setOpen(false);
            }}
            onCancel={() => setOpen(false)}
          />
        </Dialog>
      )}
    </div>
  );
}

function Conditions({ conditions }: { conditions: ListConditions }) {
  const t = usePaperWords();
  const wordsOf = useWordsOf();
  const { q, open, kind, process, state, urgency, placeId, clock } = conditions;
  const said = [
    q === undefined ? undefined : t("searched", { text: q }),
    open === undefined ? undefined : t(open ? "openOnly" : "closedOnly"),
    kind === undefined ? undefined : wordsOf(kinds[kind]),
    urgency && wordsOf(urgencies[urgency]),
    clock && wordsOf(clockSpans[clock]),
    process === undefined ? undefined : t("ofProcess"),
    state === undefined ? undefined : t("inState"),
    placeId === undefined ? undefined : t("atPlace"),
  ].filter((each) => each !== undefined);
  return (
    <div>
      <p>{t("ledgerLead")}</p>
      <p>{t("current", { conditions: said.length === 0 ? t("everything") : said.join(t("between")) })}</p>
    </div>
  );
}

function useFields(): ActionField[] {
  const t = usePaperWords();
  const wordsOf = useWordsOf();
  return [
    {
      kind: "choice",
      name: "format",
      label: t("format"),
      required: true,
      options: [
        { value: "xlsx", label: t("xlsx"), hint: t("xlsxHint") },
        { value: "pdf", label: t("pdf"), hint: t("pdfHint") },
      ],
    },
    { kind: "date", name: "from", label: t("from") },
    { kind: "date", name: "to", label: t("to") },
    {
      kind: "choice",
      name: "urgency",
      label: t("urgency"),
      options: [
        { value: any, label: t("anyUrgency") },
        ...Object.entries(urgencies).map(([value, words]) => ({ value, label: wordsOf(words) })),
      ],
    },
    { kind: "tick", name: "late", label: t("late") },
  ];
}

/** What the form asks for, left out where it asks for nothing. */
function formOf(values: FieldValues) {
  const urgency = valueOf(values, { name: "urgency", kind: "choice" });
  const from = valueOf(values, { name: "from", kind: "date" });
  const to = valueOf(values, { name: "to", kind: "date" });
  return {
    format: valueOf(values, { name: "format", kind: "choice" }),
    filters: {
      ...(urgency === any || urgency === "" ? {} : { urgency }),
      ...(from === "" ? {} : { from }),
      ...(to === "" ? {} : { to }),
      ...(valueOf(values, { name: "late", kind: "tick" }) ? { late: true } : {}),
    },
  };
}
