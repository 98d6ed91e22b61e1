import { useState } from "react";
import { useLatest } from "#web/kit/useLatest.ts";
import { type Point, roundedPoint } from "./point.ts";

const waitMs = 12_000;
const fiveMinutesMs = 300_000;

/** Asks the device where it is, when the person presses for it and never before; tells how near that is, in metres. */
export function usePosition(onFound: (point: Point, accuracyMetres: number) => void) {
  const [state, setState] = useState<"idle" | "finding" | "denied" | "unavailable">("idle");
  const found = useLatest(onFound);

  function find(): void {
    // Absent over plain HTTP and in some WebViews.
    if (!("geolocation" in navigator)) {
      setState("unavailable");
      return;
    }
    setState("finding");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("idle");
        found.current(roundedPoint(coords), Math.round(coords.accuracy));
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? "denied" : "unavailable"),
      { enableHighAccuracy: true, timeout: waitMs, maximumAge: fiveMinutesMs },
    );
  }

  return { state, find };
}
