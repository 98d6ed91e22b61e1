import { useEffect } from "react";

// What is searched for may be a caller's words: it goes from screen to screen in the page alone, since servers log addresses.
const handed = new Map<string, string>();
const waiting = new Map<string, (text: string) => void>();

/** Hands what was searched for to the list at a path: at once where it is open, else as it opens. */
export function handSearch(path: string, text: string): void {
  const take = waiting.get(path);
  if (take) take(text);
  else handed.set(path, text);
}

/** Takes what was handed to the list at a path; `take` must stay the same function. */
export function useHandedSearch(path: string, take: (text: string) => void): void {
  useEffect(() => {
    const text = handed.get(path);
    handed.delete(path);
    if (text !== undefined) take(text);
    waiting.set(path, take);
    return () => {
      if (waiting.get(path) === take) waiting.delete(path);
    };
  }, [path, take]);
}
