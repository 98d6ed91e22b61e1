import { Icon } from "./Icon.tsx";
import type { IconName } from "./iconPaths.ts";
import classes from "./PartyChip.module.css";
import { useListWords } from "#web/kit/lists/words.ts";

/** Somebody's part in a case. */
export interface PartyView {
  part: "lead" | "coHandler" | "reporter" | "holder";
  /** Absent where the viewer may not know it, or where nobody gave it. */
  name?: string;
  /** A name exists, and this viewer must not see it. */
  masked?: boolean;
  /** In words: 已签收, 已反馈. */
  state?: string;
}

const icons: Record<PartyView["part"], IconName> = {
  lead: "flag",
  coHandler: "people",
  reporter: "person",
  holder: "building",
};

/** One party: its part in words first, since colour alone tells nobody who leads. */
export function PartyChip({ party }: { party: PartyView }) {
  const l = useListWords();
  const { part, name, masked = false, state } = party;
  const shown = masked ? l("party.masked") : (name ?? l("party.anonymous"));
  return (
    <span className={classes.party} data-part={part}>
      <Icon name={masked ? "eyeOff" : icons[part]} size={17} />
      <span className={classes.part}>{l(`party.${part}`)}</span>
      <span className={masked || name === undefined ? classes.nameless : classes.name}>{shown}</span>
      {state !== undefined && <span className={classes.state}>{state}</span>}
    </span>
  );
}
