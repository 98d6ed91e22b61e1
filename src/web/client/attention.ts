/** After this long without a key, a touch or a move, what a page asks is asked by the page and not by somebody. */
const attentionMs = 60_000;

let lastInputMs = 0;

/** Watches for whoever sits at the page; what it asks by itself must not keep a session alive that nobody uses. */
export function watchAttention(target: Window): void {
  const note = (): void => {
    lastInputMs = performance.now();
  };
  for (const input of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "focus"])
    target.addEventListener(input, note, { capture: true, passive: true });
  note();
}

/** Whether somebody used the page in the last minute. */
export function isAttended(): boolean {
  return performance.now() - lastInputMs < attentionMs;
}
