import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from "react";
import { useLatest } from "#web/kit/useLatest.ts";
import type { BoardLine } from "../../contract.ts";
import classes from "./Board.module.css";
import type { PickRole } from "./pick.ts";

/** What a drag does. */
export interface CardDrag {
  /** A card has been lifted. */
  onLift(line: BoardLine): void;
  /** It was let go over a body. */
  onDrop(bodyId: string, as: PickRole): void;
}

/** So far a press may slip without being a drag. */
const slipPx = 6;
/** So near its edge a list scrolls, and so fast. */
const edgePx = 48;
const scrollPx = 14;

/**
 * Drags a card to a body, by mouse, pen or finger; a finger drags by the handle alone, since elsewhere it scrolls. What is
 * dragged is drawn outside React, so that moving it renders nothing. Escape lets it go.
 */
export function useCardDrag(drag: CardDrag): (event: ReactPointerEvent, line: BoardLine) => void {
  const latest = useLatest(drag);
  const end = useRef<() => void>(undefined);
  useEffect(() => () => end.current?.(), []);
  return useCallback(
    (event, line) => {
      const onHandle = event.target instanceof Element && event.target.closest("[data-grip]") !== null;
      if (event.button !== 0 || (event.pointerType === "touch" && !onHandle)) return;
      end.current?.();
      end.current = followPointer(event, line, () => latest.current);
    },
    [latest],
  );
}

/** What a drag does is asked for when it does it: the board may have changed since the press. */
function followPointer(pressed: ReactPointerEvent, line: BoardLine, drag: () => CardDrag): () => void {
  const { pointerId, clientX, clientY } = pressed;
  let ghost: HTMLElement | undefined;
  let over: HTMLElement | undefined;
  let last = { x: clientX, y: clientY };
  let frame = 0;

  function look(): void {
    ghost?.style.setProperty("transform", `translate(${last.x + 12}px, ${last.y + 8}px)`);
    const under = document.elementFromPoint(last.x, last.y);
    const target = under?.closest<HTMLElement>("[data-drop]") ?? undefined;
    if (target !== over) {
      over?.removeAttribute("data-over");
      target?.setAttribute("data-over", "");
      over = target;
    }
    scrollNearEdge(under?.closest<HTMLElement>("[data-scroll]") ?? undefined, last.y);
    frame = requestAnimationFrame(look);
  }
  function onMove(event: PointerEvent): void {
    if (event.pointerId !== pointerId) return;
    last = { x: event.clientX, y: event.clientY };
    if (ghost || Math.hypot(last.x - clientX, last.y - clientY) < slipPx) return;
    ghost = makeGhost(line);
    drag().onLift(line);
    look();
  }
  function onUp(event: PointerEvent): void {
    if (event.pointerId !== pointerId) return;
    const target = ghost ? over : undefined;
    // The press that ends a drag is no press on the card.
    if (ghost) addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
    stop();
    const { drop, body } = target?.dataset ?? {};
    if (body !== undefined) drag().onDrop(body, drop === "co" ? "co" : "lead");
  }
  function onKey(event: KeyboardEvent): void {
    if (!ghost || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  }
  function stop(): void {
    cancelAnimationFrame(frame);
    over?.removeAttribute("data-over");
    ghost?.remove();
    delete document.body.dataset["dragging"];
    removeEventListener("pointermove", onMove);
    removeEventListener("pointerup", onUp);
    removeEventListener("pointercancel", stop);
    removeEventListener("keydown", onKey, { capture: true });
  }
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onUp);
  addEventListener("pointercancel", stop);
  addEventListener("keydown", onKey, { capture: true });
  return stop;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function makeGhost({ number, summary }: BoardLine): HTMLElement {
  const ghost = document.createElement("div");
  ghost.className = classes.ghost ?? "";
  ghost.ariaHidden = "true";
  ghost.textContent = [number, summary].filter(Boolean).join(" ");
  document.body.append(ghost);
  document.body.dataset["dragging"] = "";
  return ghost;
}

function scrollNearEdge(list: HTMLElement | undefined, y: number): void {
  if (!list) return;
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + edgePx) list.scrollBy(0, -scrollPx);
  else if (y > bottom - edgePx) list.scrollBy(0, scrollPx);
}
