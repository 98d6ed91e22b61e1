// Rows of a grid that the search above them goes through; a table has no such rows.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { memo } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import type { BodyLoad } from "../load/loadTexts.ts";
import { LoadFigures } from "../load/LoadFigures.tsx";
import classes from "./Board.module.css";
import type { PickRole } from "./pick.ts";
import { useBoardWords } from "./words.ts";

/** What {@link BodyRow} takes. */
export interface BodyRowProps {
  id: string;
  option: BodyOption;
  load: BodyLoad | undefined;
  days: number;
  active: boolean;
  /** As what it is picked. */
  as: PickRole | undefined;
  takesCo: boolean;
  onPick: (option: BodyOption, as: PickRole) => void;
}

/** One body a case may go to: a press or a drop makes it the lead, its second button a co-handler. */
export const BodyRow = memo(function BodyRow(props: BodyRowProps) {
  const { id, option, load, days, active, as, takesCo, onPick } = props;
  const t = useBoardWords();
  const { name, path, unavailable } = option;
  return (
    <div
      className={classes.row}
      role="row"
      aria-selected={active}
      aria-disabled={unavailable !== undefined}
      data-as={as}
    >
      <div id={id} role="gridcell" className={classes.body}>
        <button
          type="button"
          className={classes.take}
          data-drop="lead"
          data-body={option.id}
          onClick={() => onPick(option, "lead")}
        >
          <span className={classes.bodyName}>
            {as && <Icon name="check" size={18} />}
            <span>{name}</span>
            <span className={classes.path}>{path.at(-1)}</span>
          </span>
          {unavailable !== undefined && <span className={classes.why}>{unavailable}</span>}
          {load && <LoadFigures load={load} days={days} />}
        </button>
      </div>
      {takesCo && (
        <div role="gridcell" className={classes.co}>
          {unavailable === undefined && (
            <button
              type="button"
              className={classes.addCo}
              data-drop="co"
              data-body={option.id}
              aria-pressed={as === "co"}
              aria-label={t("asCoOf", { name })}
              onClick={() => onPick(option, "co")}
            >
              <Icon name={as === "co" ? "check" : "plus"} size={18} />
              {t("asCo")}
            </button>
          )}
        </div>
      )}
    </div>
  );
});
