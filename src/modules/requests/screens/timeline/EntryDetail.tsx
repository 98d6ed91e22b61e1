import type { CaseView } from "../../contract.ts";
import { type Entry, filesOf, textOf } from "../caseFacts/facts.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./EntryDetail.module.css";
import { textFields } from "./entryWords.ts";
import { useTimelineWords } from "./words.ts";

/** What {@link EntryDetail} takes. */
export interface EntryDetailProps {
  view: CaseView;
  entry: Entry;
}

/** How much was said and attached; 0 where nothing was. */
export function lengthOfDetail(view: CaseView, entry: Entry): number {
  const characters = textFields.reduce((sum, name) => sum + (textOf(entry, name)?.length ?? 0), 0);
  return characters + filesOf(view, entry).length;
}

/** What was said with an entry, each text under its name; then what was attached. */
export function EntryDetail({ view, entry }: EntryDetailProps) {
  const t = useTimelineWords();
  const shown = textFields.filter((name) => textOf(entry, name) !== undefined);
  return (
    <div className={classes.detail}>
      <dl className={classes.fields}>
        {shown.map((name) => (
          <div key={name}>
            <dt>{t(`field.${name}`)}</dt>
            <dd>{textOf(entry, name)}</dd>
          </div>
        ))}
      </dl>
      <CaseFiles caseId={view.id} files={filesOf(view, entry)} />
    </div>
  );
}
