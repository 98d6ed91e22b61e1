import { useState } from "react";
import { useLanguage } from "#web/words/language.ts";
import classes from "./Import.module.css";
import type { ImportReport } from "./organisationsClient.ts";
import { useOrganisationWords } from "./words.ts";

const verdicts = ["add", "change", "unchanged", "rejected"] as const;
const fields = ["name", "nameEn", "phone", "parent", "centre", "workPhone", "post"] as const;
const shownMost = 500;

type Verdict = (typeof verdicts)[number];

/** What an import does line by line; what cannot be imported comes first into view. */
export function ImportRows({ report }: { report: ImportReport }) {
  const o = useOrganisationWords();
  const [shown, setShown] = useState<Verdict | "all">(report.counts.rejected > 0 ? "rejected" : "all");
  const rows = report.rows.filter((row) => shown === "all" || row.verdict === shown);
  return (
    <>
      <fieldset className={classes.counts}>
        <legend>{o("import.show")}</legend>
        <CountButton
          label={o("import.all", { count: report.rows.length })}
          pressed={shown === "all"}
          onPress={() => setShown("all")}
        />
        {verdicts.map((verdict) => (
          <CountButton
            key={verdict}
            label={o(`import.${verdict}`, { count: report.counts[verdict] })}
            pressed={shown === verdict}
            onPress={() => setShown(verdict)}
          />
        ))}
      </fieldset>
      <RowTable rows={rows.slice(0, shownMost)} />
      {rows.length > shownMost && <p>{o("import.moreRows", { count: rows.length - shownMost })}</p>}
    </>
  );
}

function CountButton({ label, pressed, onPress }: { label: string; pressed: boolean; onPress: () => void }) {
  return (
    <button type="button" className={classes.count} aria-pressed={pressed} onClick={onPress}>
      {label}
    </button>
  );
}

function RowTable({ rows }: { rows: ImportReport["rows"] }) {
  const o = useOrganisationWords();
  const { language } = useLanguage();
  const note = (row: ImportReport["rows"][number]) =>
    row.reason?.[language] ??
    fields
      .filter((field) => row.changes.includes(field))
      .map((field) => o(`import.field.${field}`))
      .join("、");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{o("import.line")}</th>
          <th scope="col">{o("import.subject")}</th>
          <th scope="col">{o("import.result")}</th>
          <th scope="col">{o("import.note")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line} data-verdict={row.verdict}>
            <td>{row.line}</td>
            <td>{row.subject}</td>
            <td>{o(`import.verdict.${row.verdict}`)}</td>
            <td>{note(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
