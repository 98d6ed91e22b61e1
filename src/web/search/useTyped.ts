import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";

const typingMs = 250;
const fewestTyped = 2;

/** What is typed, and what of it is searched for. */
export interface Typed {
  typed: string;
  /** What has settled: not while characters are being put together from their sounds. */
  settled: string;
  /** What is typed has settled. */
  isSettled: boolean;
  /** It is enough to search for. */
  searching: boolean;
  type(text: string): void;
  compose(is: boolean): void;
}

/** Follows what is typed. */
export function useTyped(): Typed {
  const [typed, setTyped] = useState("");
  const [composing, setComposing] = useState(false);
  // While a word is being put together, what was whole before it stays what is searched for.
  const [before, setBefore] = useState("");
  const whole = (composing ? before : typed).trim();
  const [debounced] = useDebouncedValue(whole, typingMs);
  // Nothing typed asks nobody: what stands before typing is there at once.
  const settled = whole === "" ? "" : debounced;
  return {
    typed,
    settled,
    isSettled: !composing && settled === whole,
    searching: [...settled].length >= fewestTyped,
    type: setTyped,
    compose(is) {
      if (is) setBefore(typed);
      setComposing(is);
    },
  };
}
