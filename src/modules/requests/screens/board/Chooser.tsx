import { Button } from "@mantine/core";
import type { RefObject } from "react";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { Notice } from "#web/kit/Notice.tsx";
import classes from "./Board.module.css";
import { BodyBoard } from "./BodyBoard.tsx";
import { dropBody, type PickRole } from "./pick.ts";
import { PickTray } from "./PickTray.tsx";
import type { FollowedBoard } from "./useBoard.ts";
import { useBoardWords } from "./words.ts";

/** What {@link Chooser} takes. */
export interface ChooserProps {
  board: FollowedBoard;
  options: readonly BodyOption[];
  /** Why the selected case can be given to nobody now. */
  blocked: string | undefined;
  wide: boolean;
  /** Whether there is a mouse, and so a keyboard most likely. */
  hovers: boolean;
  search: RefObject<HTMLInputElement | null>;
  onPick: (option: BodyOption, as: PickRole) => void;
  onGoOn: () => void;
  onKeys: () => void;
}

/** Whom the selected case goes to: what was picked so far, and the bodies to pick from. */
export function Chooser(props: ChooserProps) {
  const { board, options, blocked, wide, hovers, search, onPick, onGoOn, onKeys } = props;
  const t = useBoardWords();
  const { state, lines, line } = board;
  const tray = (
    <PickTray
      line={line}
      pick={state.pick}
      onDrop={(id) => board.pick((pick) => dropBody(pick, id))}
      onUndo={board.undo}
      onGoOn={onGoOn}
    />
  );
  const bodies = (
    <>
      {blocked !== undefined && <Notice tone="warn" title={blocked} />}
      <BodyBoard
        options={options}
        pick={state.pick}
        takesCo={line ? line.act === "dispatch" : lines.some(({ act }) => act === "dispatch")}
        keyed={wide && hovers}
        search={search}
        onPick={onPick}
        {...(wide ? { onEscape: board.undo } : {})}
      />
    </>
  );
  if (!wide) {
    return (
      <>
        {tray}
        {bodies}
      </>
    );
  }
  return (
    <section className={classes.beside} aria-labelledby="bodies">
      <div className={classes.head}>
        <h2 id="bodies">{t("bodies")}</h2>
        <Button variant="subtle" onClick={onKeys} aria-keyshortcuts="?">
          {t("keysTitle")} <kbd>?</kbd>
        </Button>
      </div>
      {tray}
      {bodies}
    </section>
  );
}
