import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { browserNow } from "#web/clock/serverClock.ts";

const scheme = "data-mantine-color-scheme";

/**
 * Dresses the page for paper while it is printed, whichever way that was begun: in light colours, with everything that is
 * folded open. Gives the moment of printing.
 */
export function usePaperDress(): Date {
  const [printedAt, setPrintedAt] = useState(browserNow);

  useEffect(() => {
    let undo: (() => void) | undefined;
    function dress(): void {
      // Before this returns the browser lays out the paper.
      flushSync(() => setPrintedAt(browserNow()));
      undo ??= dressed();
    }
    function undress(): void {
      undo?.();
      undo = undefined;
    }
    // Not every browser tells of both.
    const paper = matchMedia("print");
    const change = () => (paper.matches ? dress() : undress());
    paper.addEventListener("change", change);
    addEventListener("beforeprint", dress);
    addEventListener("afterprint", undress);
    return () => {
      paper.removeEventListener("change", change);
      removeEventListener("beforeprint", dress);
      removeEventListener("afterprint", undress);
      undress();
    };
  }, []);

  return printedAt;
}

function dressed(): () => void {
  const root = document.documentElement;
  const colours = root.getAttribute(scheme);
  root.setAttribute(scheme, "light");
  const folded = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
  for (const each of folded) each.open = true;
  return () => {
    if (colours !== null) root.setAttribute(scheme, colours);
    for (const each of folded) each.open = false;
  };
}
