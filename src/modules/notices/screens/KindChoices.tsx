import { Checkbox } from "@mantine/core";
import { type StaffKind, staffKinds } from "../domain/choices.ts";
import classes from "./Notices.module.css";
import { useNoticeWords } from "./words.ts";

/** What {@link KindChoices} takes. */
export interface KindChoicesProps {
  /** Of what messages go out; absent where none do. */
  kinds: readonly StaffKind[] | undefined;
  /** What is found in the app. */
  inApp: readonly StaffKind[];
  onChange(part: { kinds: StaffKind[] } | { inApp: StaffKind[] }): void;
}

/** Of what staff are told, and how: a line for each kind, a column for each way. */
export function KindChoices({ kinds, inApp, onChange }: KindChoicesProps) {
  const n = useNoticeWords();
  const ways = [
    { label: n("inApp"), chosen: inApp, change: (chosen: StaffKind[]) => onChange({ inApp: chosen }) },
    ...(kinds
      ? [{ label: n("message"), chosen: kinds, change: (chosen: StaffKind[]) => onChange({ kinds: chosen }) }]
      : []),
  ];
  return (
    <fieldset className={classes.part}>
      <legend>{n("whatStaff")}</legend>
      <p className={classes.soft}>{n("inAppHint")}</p>
      <table className={classes.kinds}>
        <thead>
          <tr>
            <th scope="col">{n("matter")}</th>
            {ways.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {staffKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{n(`kind.${kind}`)}</th>
              {ways.map(({ label, chosen, change }) => (
                <td key={label}>
                  <Checkbox
                    aria-label={n("each", { kind: n(`kind.${kind}`), way: label })}
                    checked={chosen.includes(kind)}
                    onChange={({ currentTarget: { checked } }) =>
                      change(staffKinds.filter((each) => (each === kind ? checked : chosen.includes(each))))
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
