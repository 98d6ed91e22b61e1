import { VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useRef, useState } from "react";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import type { BoardLine } from "../../contract.ts";
import { keyOfLine } from "../queue/selection.ts";
import classes from "./Board.module.css";
import { BoardKeys } from "./BoardKeys.tsx";
import { Cards, type CardsProps } from "./Cards.tsx";
import { Chooser } from "./Chooser.tsx";
import { DispatchPanel } from "./DispatchPanel.tsx";
import { GoneNotice } from "./GoneNotice.tsx";
import { useBoard } from "./useBoard.ts";
import { useBoardBodies } from "./useBoardBodies.ts";
import { useBoardKeys } from "./useBoardKeys.ts";
import { useCardDrag } from "./useCardDrag.ts";
import { useCardFocus } from "./useCardFocus.ts";
import { useChoosing } from "./useChoosing.ts";
import { useSentWords } from "./useSentWords.ts";
import { useBoardWords } from "./words.ts";

/** What {@link Board} takes. */
export interface BoardProps extends Pick<CardsProps, "more"> {
  lines: readonly BoardLine[];
  /** Said where nothing waits. */
  empty: ReactNode;
}

/** Cases on one side, bodies on the other: by drag, by press or by keys alone. */
export function Board({ lines: read, more, empty }: BoardProps) {
  const t = useBoardWords();
  const board = useBoard(read);
  const { state, lines, line } = board;
  const { options, blocked } = useBoardBodies(line);
  const wide = useMediaQuery("(min-width: 44em)", undefined, { getInitialValueInEffect: false });
  // Where fingers tap, a focus in the search would put up a keyboard that covers the bodies.
  const hovers = useMediaQuery("(hover: hover)", undefined, { getInitialValueInEffect: false });
  const frame = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [shows, setShows] = useState<"keys" | "bodies">();
  const { said, choose } = useChoosing(board, () => setShows(undefined));
  const sent = useSentWords();
  const toBodies = () => (wide ? search.current?.focus() : setShows("bodies"));
  const onGrip = useCardDrag({
    onLift: (lifted) => board.select(keyOfLine(lifted)),
    onDrop: (bodyId, as) =>
      choose(
        options.find(({ id }) => id === bodyId),
        as,
      ),
  });
  useCardFocus(state, frame);
  useBoardKeys(frame, state.selected, {
    onSelect: board.select,
    onSearch: toBodies,
    onUndo: board.undo,
    onHelp: () => setShows("keys"),
  });
  const chooser = (
    <Chooser
      board={board}
      options={options}
      blocked={blocked}
      wide={wide}
      hovers={hovers}
      search={search}
      onPick={choose}
      onGoOn={() => {
        setShows(undefined);
        board.openForm();
      }}
      onKeys={() => setShows("keys")}
    />
  );
  return (
    <div ref={frame} className={classes.frame}>
      <VisuallyHidden component="output">{said}</VisuallyHidden>
      <div tabIndex={-1} data-sent className={classes.news}>
        {sent.words !== undefined && <Notice tone="good">{sent.words}</Notice>}
        {state.gone && <GoneNotice line={state.gone} onSeen={board.dismissGone} />}
      </div>
      {lines.length === 0 && empty}
      {lines.length > 0 && (
        <div className={classes.board}>
          <Cards
            lines={lines}
            selected={state.selected}
            more={more}
            onPress={(pressed, byKey) => {
              board.select(keyOfLine(pressed));
              if (hovers || byKey || !wide) toBodies();
            }}
            onGrip={onGrip}
          />
          {wide && chooser}
        </div>
      )}
      {!wide && shows === "bodies" && line && (
        <Dialog title={t("bodiesFor", { number: line.number })} onClose={() => setShows(undefined)}>
          {chooser}
        </Dialog>
      )}
      {state.open && (
        <DispatchPanel
          key={keyOfLine(state.open)}
          line={state.open}
          pick={state.pick}
          onClose={board.close}
          onSent={(action, view, line) => {
            sent.say(action, view, line);
            board.sent(line);
          }}
        />
      )}
      {shows === "keys" && <BoardKeys onClose={() => setShows(undefined)} />}
    </div>
  );
}
