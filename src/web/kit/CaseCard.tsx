import { Link } from "@tanstack/react-router";
import { type Instant, useFormats } from "#web/words/formats.ts";
import classes from "./CaseCard.module.css";
import { ClockBadge } from "./ClockBadge.tsx";
import type { ClockView } from "./clockFace.ts";
import { PartyChip, type PartyView } from "./PartyChip.tsx";
import { useListWords } from "#web/kit/lists/words.ts";

/** A case as a list shows it; every text is already in the reader's language. */
export interface CaseCardView {
  /** The number people quote. */
  code: string;
  title: string;
  /** 咨询, 求助, 投诉… */
  kind: string;
  /** Where it stands: 待签收, 办理中… */
  state: string;
  /** Given only where it is not ordinary: 紧急, 特急. */
  urgency?: string;
  place?: string;
  reportedAt: Instant;
  clock?: ClockView;
  parties?: readonly PartyView[];
  /** Changed since this person last looked. */
  fresh?: boolean;
}

/** A case in a list: what, where it stands, until when, with whom. The whole card opens it. */
export function CaseCard({ view, to }: { view: CaseCardView; to: string }) {
  const l = useListWords();
  const formats = useFormats();
  return (
    <article className={classes.card} data-fresh={view.fresh || undefined}>
      <div className={classes.line}>
        <span className={classes.kind}>{view.kind}</span>
        {view.urgency !== undefined && <strong className={classes.urgency}>{view.urgency}</strong>}
        <span className={classes.state}>{view.state}</span>
        {view.clock && (
          <span className={classes.clock}>
            <ClockBadge clock={view.clock} />
          </span>
        )}
      </div>
      <h3 className={classes.title}>
        <Link to={to} className={classes.link}>
          {view.title}
        </Link>
      </h3>
      {view.parties !== undefined && view.parties.length > 0 && (
        <ul className={classes.parties} aria-label={l("caseCard.parties")}>
          {view.parties.map((party) => (
            <li key={`${party.part}${party.name ?? ""}`}>
              <PartyChip party={party} />
            </li>
          ))}
        </ul>
      )}
      <p className={classes.foot}>
        <span className={classes.code}>{view.code}</span>
        {view.place !== undefined && <span>{view.place}</span>}
        <span>{l("caseCard.reportedAt", { at: formats.instant(view.reportedAt) })}</span>
      </p>
    </article>
  );
}
