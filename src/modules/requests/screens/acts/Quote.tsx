import { type CaseFile, CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./Quote.module.css";

/** What {@link Quote} takes. */
export interface QuoteProps {
  caseId: string;
  title: string;
  /** A word about it, such as 部分解决. */
  mark?: string | undefined;
  text: string;
  files?: readonly CaseFile[];
  /** Long texts that one has read before begin folded. */
  folded?: boolean;
}

/** What somebody wrote, set apart from what the system says. */
export function Quote({ caseId, title, mark, text, files = [], folded = false }: QuoteProps) {
  return (
    <details className={classes.quote} open={!folded}>
      <summary className={classes.title}>
        {title}
        {mark !== undefined && <span className={classes.mark}>{mark}</span>}
      </summary>
      <p className={classes.text}>{text}</p>
      <CaseFiles caseId={caseId} files={files} />
    </details>
  );
}
