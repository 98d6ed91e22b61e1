const drawEveryMs = 100;
const lineEveryMs = 5_000;
const clearLine = "\r\u001b[2K";

/** Shows how far a long command is. */
export interface ProgressDrawing<Progress> {
  tell(progress: Progress): void;
  end(): void;
}

/** Draws a line over and over on a terminal; into a file or a pipe goes one every few seconds. */
export function drawProgress<Progress>(
  say: (text: string) => void,
  clock: () => Date,
  lineOf: (progress: Progress, elapsedMillis: number) => string,
): ProgressDrawing<Progress> {
  const terminal = process.stdout.isTTY;
  const everyMs = terminal ? drawEveryMs : lineEveryMs;
  const started = clock().getTime();
  let lastAt = started;
  return {
    tell(progress) {
      const now = clock().getTime();
      if (now - lastAt < everyMs) return;
      lastAt = now;
      const line = lineOf(progress, now - started);
      say(terminal ? `${clearLine}${line}` : `${line}\n`);
    },
    end() {
      if (terminal) say(clearLine);
    },
  };
}
