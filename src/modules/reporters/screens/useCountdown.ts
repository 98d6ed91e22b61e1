import { useCallback, useEffect, useState } from "react";

/** Seconds that run down to nothing, and how to set them. */
export function useCountdown(first: number): [secondsLeft: number, restart: (seconds: number) => void] {
  const [left, setLeft] = useState(first);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, useCallback((seconds: number) => setLeft(seconds), [])];
}
